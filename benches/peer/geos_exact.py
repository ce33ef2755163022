"""Checks a phusong run against GEOS with 1,024-gons: python geos_exact.py PROJECT.toml RESULT_DIR

Vertices stand exactly on the circles, so an area is smaller by at most 1 − sin(θ)/θ with θ = 2π/1024:
6.3e-6 of a disc, and a village's share differs by no more than a few times 1e-3 percentage points.
Prints the worst difference of each service, in percentage points; exits with 1 above 0.01.
"""

import sys
from pathlib import Path

import numpy as np
import pandas as pd

import project as peer

# Percentage points: 1,024-gons lose 6.3e-6 of each disc; many small discs in one village add up.
TOLERANCE = 0.01


def main() -> None:
    source, result = Path(sys.argv[1]), Path(sys.argv[2])
    source = source / "phusong.toml" if source.is_dir() else source
    p = peer.read(source, quad_segs=256)
    covered = peer.shares(p, per_operator=False)
    area = p.villages.geometry.area.to_numpy()
    ours = pd.read_csv(result / "villages.csv", encoding="utf-8-sig",
                       dtype={"id": str, "commune_code": str})
    if len(ours) != len(p.villages):
        raise SystemExit(f"{len(ours)} villages in {result}, {len(p.villages)} in {source}")
    failed = False
    for service in peer.SERVICES:
        theirs = covered[(service, "any")].to_numpy() / area * 100
        mine = pd.to_numeric(ours[f"{service}_area_pct"], errors="coerce").to_numpy()
        blank = np.isnan(theirs) != np.isnan(mine)
        difference = np.abs(theirs - mine)
        worst = int(np.nanargmax(difference))
        print(f"{service:8} worst {difference[worst]:.6f} pp at {ours.id[worst]} (GEOS {theirs[worst]:.6f} %, "
              f"phusong {mine[worst]:.6f} %), {int(blank.sum())} with data on one side only")
        failed |= bool(difference[worst] > TOLERANCE or blank.any())
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
