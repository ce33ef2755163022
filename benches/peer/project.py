"""Reads a phusong project as an analyst with geopandas would, and makes footprints of polygons.

In: the project file. Out: villages in the working CRS, footprints (shapely polygons) with technology
and operator, source positions. Repairs what the demo plants: crossed outlines, swapped, decimal-comma
and (0, 0) coordinates, kilometres, unknown technologies, planned cells.
"""

from __future__ import annotations

import tomllib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyproj
import shapely

SERVICES = {"4g": ["4G"], "5g": ["5G"], "ftth": ["FTTH"], "mobile": ["3G", "4G", "5G"]}
DEFAULT_RADIUS_M = {"2G": 12000, "3G": 4000, "4G": 4000, "5G": 1000, "FTTH": 300}
# EPSG:6960 as a PROJ string: PROJ would choose another operation in the south.
TOWGS84 = "-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278"
TM3 = {9205: 103, 9206: 104, 9207: 104.5, 9208: 104.75, 5896: 105, 5897: 105, 9209: 105.5, 9210: 105.75,
       9211: 106, 9212: 106.25, 9213: 106.5, 9214: 107, 9215: 107.25, 9216: 107.5, 9217: 108, 5898: 108,
       9218: 108.5, 5899: 107.75}


@dataclass
class Project:
    villages: gpd.GeoDataFrame  # geometry may be None: no data
    shapes: np.ndarray  # footprints, working CRS
    technology: np.ndarray
    operator: np.ndarray
    points: pd.DataFrame  # sources with a position: id, technology, x, y
    covered_from: float


def working_crs(code: str) -> pyproj.CRS:
    epsg = int(code.split(":")[1])
    if epsg in (3405, 3406):
        meridian, k = (105 if epsg == 3405 else 111), 0.9996
    elif epsg in TM3:
        meridian, k = TM3[epsg], 0.9999
    else:
        return pyproj.CRS.from_epsg(epsg)
    return pyproj.CRS.from_proj4(
        f"+proj=tmerc +lat_0=0 +lon_0={meridian} +k={k} +x_0=500000 +y_0=0 +ellps=WGS84 "
        f"+towgs84={TOWGS84} +units=m +no_defs"
    )


def numbers(column: pd.Series) -> pd.Series:
    return pd.to_numeric(column.astype(str).str.strip().str.replace(",", "."), errors="coerce")


def table(folder: Path, layer: dict, wanted: list[str]) -> pd.DataFrame:
    df = pd.read_csv(folder / layer["path"], sep=layer.get("separator", ","), dtype=str,
                     encoding="utf-8-sig", keep_default_na=False)
    df = df.rename(columns={theirs: ours for ours, theirs in layer.get("columns", {}).items()})
    for column in wanted:
        if column not in df:
            df[column] = layer.get(column, "")
    return df


def positions(df: pd.DataFrame, layer: dict, crs: pyproj.CRS, box: tuple) -> pd.DataFrame:
    """Adds x and y in the working CRS; rows without a usable position are dropped."""
    if "x" in df:
        if layer["crs"].split(":")[1] not in str(crs) and working_crs(layer["crs"]) != crs:
            raise SystemExit(f"{layer['path']}: tables in another projected CRS are not read here")
        df["x"], df["y"] = numbers(df["x"]), numbers(df["y"])
    else:
        lon, lat = numbers(df["lon"]), numbers(df["lat"])
        swapped = (lon < 90) & (lat > 90)
        lon, lat = lon.mask(swapped, lat), lat.mask(swapped, lon)
        to = pyproj.Transformer.from_crs("EPSG:4326", crs, always_xy=True)
        df["x"], df["y"] = to.transform(lon.to_numpy(), lat.to_numpy())
    x0, y0, x1, y1 = box
    near = df["x"].between(x0 - 5e4, x1 + 5e4) & df["y"].between(y0 - 5e4, y1 + 5e4)
    return df[near].copy()


def sector(x, y, radius, azimuth, width, quad_segs):
    """A sector as a polygon with vertices on its arc, as dense as a disc of 4 × quad_segs."""
    steps = max(1, int(np.ceil(width / 360 * 4 * quad_segs)))
    angles = np.radians(90 - (azimuth - width / 2 + np.arange(steps + 1) * width / steps))
    arc = np.column_stack([x + radius * np.cos(angles), y + radius * np.sin(angles)])
    return shapely.Polygon(np.vstack([[x, y], arc]))


def discs(x, y, radius, quad_segs):
    return shapely.buffer(shapely.points(x, y), radius, quad_segs=quad_segs)


def read(path: Path, quad_segs: int = 16) -> Project:
    project = tomllib.loads(path.read_text(encoding="utf-8"))
    folder = path.parent
    crs = working_crs(project["project"]["crs"])
    default = DEFAULT_RADIUS_M | project.get("radius_m", {})

    villages = gpd.read_file(folder / project["villages"]["path"])
    villages = villages.rename(columns={v: k for k, v in project["villages"].get("columns", {}).items()})
    # The layer's datum is the working CRS's: only the axis parameters count.
    if villages.crs.to_epsg() == int(project["project"]["crs"].split(":")[1]):
        villages = villages.set_crs(crs, allow_override=True)
    else:
        villages = villages.to_crs(crs)
    broken = villages.geometry.notna() & ~villages.geometry.is_valid
    if broken.any():
        fixed = shapely.make_valid(villages.geometry[broken].to_numpy())
        polygons = [g for g in fixed]
        polygons = [
            shapely.MultiPolygon([p for p in shapely.get_parts(shapely.get_parts(g)) if p.geom_type == "Polygon"])
            if g.geom_type == "GeometryCollection" else g
            for g in polygons
        ]
        villages.loc[broken, "geometry"] = gpd.GeoSeries(polygons, index=villages.index[broken], crs=crs)
    box = tuple(villages.total_bounds)

    shapes, technology, operator, points = [], [], [], []

    def add(new, tech, op):
        shapes.append(np.asarray(new, dtype=object))
        technology.append(np.broadcast_to(np.asarray(tech, dtype=object), len(new)))
        operator.append(np.broadcast_to(np.asarray(op, dtype=object), len(new)))

    for layer in project.get("cells", []):
        df = table(folder, layer, ["site_id", "cell_id", "operator", "technology", "azimuth_deg",
                                   "beamwidth_deg", "radius_m", "status"])
        df = df[~df.status.isin(["planned", "off"]) & df.technology.isin(["2G", "3G", "4G", "5G"])]
        df = positions(df, layer, crs, box)
        df["radius"] = numbers(df.radius_m)
        df["radius"] = df.radius.mask(df.radius < 50, df.radius * 1000).fillna(df.technology.map(default))
        azimuth, width = numbers(df.azimuth_deg), numbers(df.beamwidth_deg).fillna(120)
        directed = azimuth.notna() & (width < 360)
        omni = df[~directed]
        add(discs(omni.x, omni.y, omni.radius, quad_segs), omni.technology, omni.operator)
        d = df[directed]
        geographic = pyproj.Transformer.from_crs(crs, crs.geodetic_crs, always_xy=True)
        factors = pyproj.Proj(crs).get_factors(*geographic.transform(d.x.to_numpy(), d.y.to_numpy()))
        grid = azimuth[directed].to_numpy() - factors.meridian_convergence
        add([sector(*row, quad_segs) for row in zip(d.x, d.y, d.radius, grid, width[directed])],
            d.technology, d.operator)
        points.append(df.assign(id=df.cell_id)[["id", "technology", "x", "y"]])

    for layer in project.get("fibre", []):
        if (folder / layer["path"]).suffix == ".csv":
            df = table(folder, layer, ["id", "operator", "radius_m"])
            df = positions(df, layer, crs, box)
            radius = numbers(df.radius_m).fillna(layer.get("radius_m", default["FTTH"]))
            add(discs(df.x, df.y, radius, quad_segs), "FTTH", df.operator)
            points.append(df.assign(technology="FTTH")[["id", "technology", "x", "y"]])
        else:
            lines = gpd.read_file(folder / layer["path"]).to_crs(crs)
            add(shapely.buffer(lines.geometry.to_numpy(), layer["distance_m"], quad_segs=quad_segs),
                "FTTH", lines["operator"] if "operator" in lines else layer["operator"])

    for layer in project.get("coverage", []):
        areas = gpd.read_file(folder / layer["path"])
        if areas.crs.to_epsg() == int(project["project"]["crs"].split(":")[1]):
            areas = areas.set_crs(crs, allow_override=True)
        else:
            areas = areas.to_crs(crs)
        add(shapely.make_valid(areas.geometry.to_numpy()), layer["technology"], layer["operator"])

    return Project(
        villages=villages,
        shapes=np.concatenate(shapes),
        technology=np.concatenate(technology),
        operator=np.concatenate(operator),
        points=pd.concat(points, ignore_index=True),
        covered_from=project.get("rule", {}).get("covered_from", 0.8),
    )


def shares(project: Project, per_operator: bool = True, threads: int = 1) -> pd.DataFrame:
    """Covered area in m² of each village: columns (service, operator), `any` for all operators.

    Local and lean: candidates from an STRtree, footprints that hold a whole village answer at once, the
    others are united village by village, each operator once; `any` and `mobile` reuse those parts.
    GEOS releases the interpreter's lock while it works, so threads help.
    """
    land = project.villages.geometry.to_numpy()
    has = np.flatnonzero(~(shapely.is_missing(land) | shapely.is_empty(land)))
    area = shapely.area(land)
    tree = shapely.STRtree(project.shapes)
    village, source = tree.query(land[has], predicate="intersects")
    inside_v, inside_s = tree.query(land[has], predicate="covered_by")
    order = np.argsort(village, kind="stable")
    village, source = village[order], source[order]
    whole: dict[int, set] = {}
    for v, s in zip(inside_v, inside_s):
        whole.setdefault(v, set()).add((project.technology[s], project.operator[s]))
    # An operator that no layer names for a service has no data there, not 0 %.
    operators = {
        s: sorted(set(project.operator[np.isin(project.technology, t)])) if per_operator else []
        for s, t in SERVICES.items()
    }
    columns = [(s, o) for s in SERVICES for o in ["any", *operators[s]]]
    index = {c: i for i, c in enumerate(columns)}
    out = np.zeros((len(land), len(columns)))
    starts = np.searchsorted(village, np.arange(len(has) + 1))

    def village_shares(i: int) -> None:
        at = has[i]
        candidates = source[starts[i]:starts[i + 1]]
        full = whole.get(i, set())
        parts: dict[tuple, object] = {}
        keys = list(zip(project.technology[candidates], project.operator[candidates]))
        groups: dict[tuple, list] = {}
        for key, s in zip(keys, candidates):
            groups.setdefault(key, []).append(s)
        for key, members in groups.items():
            if key in full:
                parts[key] = land[at]
            elif len(members) == 1:
                parts[key] = shapely.intersection(land[at], project.shapes[members[0]])
            else:
                parts[key] = shapely.intersection(land[at], shapely.union_all(project.shapes[members]))
        for service, technologies in SERVICES.items():
            mine = {k: p for k, p in parts.items() if k[0] in technologies}
            for o in ["any", *operators[service]]:
                chosen = [p for (t, op), p in mine.items() if o in ("any", op)]
                if not chosen:
                    continue
                if any(p is land[at] for p in chosen):
                    covered = area[at]
                elif len(chosen) == 1:
                    covered = shapely.area(chosen[0])
                else:
                    covered = shapely.area(shapely.union_all(chosen))
                out[at, index[(service, o)]] = covered

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(village_shares, range(len(has)), chunksize=64))
    frame = pd.DataFrame(out, columns=pd.MultiIndex.from_tuples(columns))
    frame.loc[np.setdiff1d(np.arange(len(land)), has)] = np.nan
    return frame
