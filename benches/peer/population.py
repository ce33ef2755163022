"""People of each village on a generated raster, by phusong and by exactextract.

    python benches/peer/population.py data/demo/villages.gpkg target/population

Writes 100 m rasters of people over the villages (people a cell in WGS 84 at 3 arc seconds, in the villages'
own CRS and in Mollweide at 100 m; a density in the villages' CRS at 250 m), with cells of no data and of 0, and a project for each;
then compares village by village. Villages are brought into the raster's CRS vertex by vertex on both sides.
Fails where a village differs by more than 1e-6 of its people. exactextract weighs a density by the cell's
planar area, as phusong does in the working CRS.
"""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import rasterio
import shapely
from exactextract import exact_extract
from project import working_crs

TOLERANCE = 1e-6
CASES = {
    # name: CRS, cell, values
    "degrees": ("EPSG:4326", 3 / 3600, "count"),
    "metres": ("own", 100.0, "count"),
    "mollweide": ("ESRI:54009", 100.0, "count"),
    "density": ("own", 250.0, "per_km2"),
}


def write_raster(path: Path, villages: gpd.GeoDataFrame, crs: str, cell: float, rng) -> None:
    """Clusters of people on empty land; a twentieth of the cells without data."""
    x0, y0, x1, y1 = villages.total_bounds
    x0, y1 = x0 - 2.37 * cell, y1 + 1.61 * cell
    cols, rows = int(np.ceil((x1 - x0) / cell)) + 2, int(np.ceil((y1 - y0) / cell)) + 2
    values = rng.gamma(0.4, 5.0, (rows, cols)).astype("float32")
    values[rng.random((rows, cols)) < 0.3] = 0.0
    values[rng.random((rows, cols)) < 0.05] = -99999.0
    transform = rasterio.transform.from_origin(x0, y1, cell, cell)
    with rasterio.open(path, "w", driver="GTiff", width=cols, height=rows, count=1, dtype="float32",
                       crs=crs, transform=transform, nodata=-99999.0, compress="deflate", tiled=True) as out:
        out.write(values, 1)
    print(f"{path.name}: {cols} x {rows} cells of {cell:g}")


def ours(project: Path) -> pd.Series:
    run = ["cargo", "run", "--quiet", "--example", "village_bases", str(project)]
    text = subprocess.run(run, check=True, capture_output=True, text=True).stdout
    rows = pd.read_csv(io.StringIO(text), dtype={"id": str})
    return rows[rows.denominator == "population"].set_index("id").total


def main() -> None:
    source, folder = Path(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    villages = gpd.read_file(source)
    code = villages.crs.to_epsg()
    own = working_crs(f"EPSG:{code}")
    villages = villages.set_crs(own, allow_override=True)
    # What phusong repairs is another comparison; duplicates have other names there.
    sound = villages.geometry.notna() & villages.geometry.is_valid & ~villages.id.duplicated(keep=False)
    villages = villages[sound].set_index("id", drop=False)
    rng = np.random.default_rng(7)
    worst = 0.0
    for name, (crs, cell, values) in CASES.items():
        moved = villages if crs == "own" else villages.to_crs(crs)
        raster = folder / f"{name}.tif"
        write_raster(raster, moved, f"EPSG:{code}" if crs == "own" else crs, cell, rng)
        project = folder / f"{name}.toml"
        project.write_text(
            f'[project]\ncrs = "EPSG:{code}"\n[villages]\npath = "{source.resolve()}"\n'
            f'[[cells]]\npath = "cells.csv"\ncrs = "EPSG:4326"\n'
            f'[population]\npath = "{raster.name}"\nvalues = "{values}"\n', encoding="utf-8")
        (folder / "cells.csv").write_text("site_id,operator,technology,lon,lat\n", encoding="utf-8")
        flat = moved.reset_index(drop=True)
        # The raster is in the same CRS; only its spelling differs.
        flat = flat.set_crs(rasterio.open(raster).crs, allow_override=True)
        theirs = exact_extract(str(raster), flat, "sum", output="pandas")
        theirs = pd.Series(theirs["sum"].to_numpy(), index=flat["id"].to_numpy()).fillna(0.0)
        if values == "per_km2":
            theirs = theirs * cell * cell / 1e6
        mine = ours(project).reindex(theirs.index).fillna(0.0)
        people = theirs[theirs > 0]
        assert len(people) > 100, "the raster must lie on the villages"
        off = ((mine[people.index] - people).abs() / people).max()
        ghosts = int((mine[theirs == 0] > 0).sum())
        worst = max(worst, off)
        print(f"{name}: {len(people)} villages, {people.sum():.1f} people by exactextract, "
              f"{mine.sum():.1f} by phusong; worst village {off:.1e}; {ghosts} without people there but here")
        assert ghosts == 0
    assert worst <= TOLERANCE, f"{worst:.1e} is more than {TOLERANCE:.0e}"
    area = shapely.area(villages.geometry.to_numpy()).sum() / 1e6
    print(f"agreed to {worst:.1e} on {area:.0f} km²")


if __name__ == "__main__":
    main()
