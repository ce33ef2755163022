"""The job of `phusong run` (without maps) in geopandas: python geopandas_run.py PROJECT.toml OUT_DIR [THREADS]

Discs are 64-gons; the overlay runs in THREADS threads, by default one for each core. Writes villages.csv, villages.geojson, villages.gpkg and rates.csv; prints the wall
time of each phase in seconds.
"""

import os
import sys
import time
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

import project as peer


def main() -> None:
    source, out = Path(sys.argv[1]), Path(sys.argv[2])
    source = source / "phusong.toml" if source.is_dir() else source
    threads = int(sys.argv[3]) if len(sys.argv) > 3 else os.cpu_count() or 1
    out.mkdir(parents=True, exist_ok=True)
    clock, phases = time.perf_counter(), {}

    def done(phase: str) -> None:
        nonlocal clock
        now = time.perf_counter()
        phases[phase], clock = now - clock, now

    p = peer.read(source)
    done("read, reproject, footprints")
    covered = peer.shares(p, threads=threads)
    done("overlay")

    v = p.villages
    area = v.geometry.area.to_numpy()
    table = pd.DataFrame({c: v[c] for c in ["id", "name", "commune_code", "commune", "province"]})
    table["area_km2"] = area / 1e6
    statuses = {}
    for (service, operator) in covered.columns:
        share = covered[(service, operator)].to_numpy() / area
        status = np.select([np.isnan(share), share >= p.covered_from - 1e-9, share <= 1e-9],
                           ["no_data", "covered", "white"], "hole")
        statuses[(service, operator)] = status
        if operator == "any":
            table[f"{service}_pct"] = table[f"{service}_area_pct"] = share * 100
            table[f"{service}_status"] = status
    done("status")

    shapes = v.geometry.to_numpy()
    centre = shapely.centroid(shapes)
    outside = ~shapely.contains(shapes, centre)
    centre[outside] = shapely.point_on_surface(shapes[outside])
    known = np.flatnonzero(~shapely.is_missing(centre))
    for service, technologies in peer.SERVICES.items():
        points = p.points[p.points.technology.isin(technologies)]
        near_id, near_km = np.full(len(v), None, dtype=object), np.full(len(v), np.nan)
        if len(points):
            tree = shapely.STRtree(shapely.points(points.x, points.y))
            at = tree.nearest(centre[known])
            near_id[known] = points.id.to_numpy()[at]
            xy = points[["x", "y"]].to_numpy()[at]
            near_km[known] = np.hypot(*(shapely.get_coordinates(centre[known]) - xy).T) / 1000
        table[f"{service}_nearest_id"], table[f"{service}_nearest_km"] = near_id, near_km
    done("nearest")

    rows = []
    for level, code, name in [("province", "province_code", "province"), ("commune", "commune_code", "commune")]:
        groups = v.groupby([code, name], sort=True).indices
        for (unit, label), at in groups.items():
            for (service, operator), status in statuses.items():
                mine = status[at]
                n = int((mine != "no_data").sum())
                yes = int((mine == "covered").sum())
                land = np.nansum(area[at])
                served = np.nansum(covered[(service, operator)].to_numpy()[at])
                rows.append((level, unit, label, service, operator, n, yes, 100 * yes / n if n else None,
                             len(at) - n, land / 1e6, served / 1e6, 100 * served / land if land else None))
    rates = pd.DataFrame(rows, columns=["level", "code", "name", "technology", "operator", "villages",
                                        "villages_covered", "rate_pct", "villages_no_data", "area_km2",
                                        "covered_area_km2", "area_pct"])
    done("rates")

    table.to_csv(out / "villages.csv", index=False, encoding="utf-8-sig")
    rates.to_csv(out / "rates.csv", index=False, encoding="utf-8-sig")
    frame = gpd.GeoDataFrame(table, geometry=v.geometry, crs=v.crs)
    frame.to_file(out / "villages.gpkg", layer="villages", driver="GPKG")
    frame.to_crs(4326).to_file(out / "villages.geojson", driver="GeoJSON")
    done("write")

    for phase, seconds in phases.items():
        print(f"{phase:30} {seconds:8.2f} s")
    print(f"{'total':30} {sum(phases.values()):8.2f} s")
    for line in rates[(rates.level == "province") & (rates.operator == "any")].itertuples():
        print(f"{line.technology:8} {line.villages_covered} of {line.villages} villages, "
              f"{line.rate_pct:.1f} %; {line.area_pct:.1f} % of the area")


if __name__ == "__main__":
    main()
