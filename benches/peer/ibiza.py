"""A double-counting test on real published coverage: python ibiza.py DATA_DIR [RESULT_DIR]

DATA_DIR holds area.gpkg and mobile-coverage.gpkg (FNS-Division/mobile-network-capacity-checker, BSD-3):
770 overlapping polygons in four layers around Ibiza. Prints areas in EPSG:25831 and the island's share
in all polygons and in each layer, with nine digits; with RESULT_DIR (a phusong run whose one village is
the island) also the differences.
"""

import sys
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely


def main() -> None:
    data = Path(sys.argv[1])
    island = gpd.read_file(data / "area.gpkg").to_crs(25831).union_all()
    every = gpd.read_file(data / "mobile-coverage.gpkg").to_crs(25831)
    every["geometry"] = every.geometry.make_valid()
    layers = {name: shapes.geometry for name, shapes in every.groupby("layer")}
    union = every.union_all()
    print(f"polygons {len(every)}, sum {every.area.sum() / 1e6:.9f} km², union {union.area / 1e6:.9f} km²")
    print(f"island {island.area / 1e6:.9f} km²")
    shares = {"all": shapely.intersection(island, union).area / island.area * 100}
    for name, shapes in layers.items():
        one = shapes.union_all()
        shares[name] = shapely.intersection(island, one).area / island.area * 100
        print(f"layer {name}: {len(shapes)} polygons, union {one.area / 1e6:.9f} km²")
    for name, share in shares.items():
        print(f"share of the island, {name}: {share:.9f} %")
    if len(sys.argv) > 2:
        row = pd.read_csv(Path(sys.argv[2]) / "villages.csv", encoding="utf-8-sig").iloc[0]
        for column in [c for c in row.index if c.endswith("_area_pct")]:
            if pd.isna(row[column]):
                continue
            name = min(shares, key=lambda n: abs(shares[n] - row[column]))
            print(f"phusong {column} {row[column]:.9f} %: nearest is {name}, "
                  f"difference {row[column] - shares[name]:+.2e} pp")


if __name__ == "__main__":
    main()
