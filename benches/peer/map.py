"""The same choropleth by geopandas and matplotlib: A4 across, 300 dpi, villages by class of 4G, commune names.

    python benches/peer/map.py RESULTS PICTURE.png

RESULTS is a results folder of phusong; prints seconds from the layer in memory to the file.
"""
import sys
import time

import geopandas
import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

folder, picture = sys.argv[1:3]
villages = geopandas.read_file(f"{folder}/villages.gpkg", layer="villages")
start = time.perf_counter()
breaks = [-1e-9, 0.0, 50.0, 80.0, 95.0, 99.999999, 100.0]
colours = ["#ee7d26", "#cfecfb", "#9cc4e0", "#6c99c3", "#446fa5", "#234787"]
fig, ax = plt.subplots(figsize=(11.69, 8.27), dpi=300)
known = villages[villages["4g_pct"].notna()]
villages[villages["4g_pct"].isna()].plot(ax=ax, facecolor="white", hatch="////", edgecolor="grey")
for low, high, colour in zip(breaks, breaks[1:], colours):
    part = known[(known["4g_pct"] > low) & (known["4g_pct"] <= high)]
    if len(part):
        part.plot(ax=ax, color=colour, edgecolor="#969696", linewidth=0.2, label=f"{high:g}")
communes = villages.dissolve("commune_code")
communes.boundary.plot(ax=ax, color="#454545", linewidth=0.5)
for point, name in zip(communes.representative_point(), communes["commune"]):
    ax.annotate(name, (point.x, point.y), ha="center", fontsize=5)
ax.set_title("4G")
ax.set_axis_off()
fig.savefig(picture)
print(f"{time.perf_counter() - start:.2f} s")
