// Reduces Natural Earth's countries to the land around Biển Đông that the locator draws: east-sea.txt.
// Run by hand, not by the build:
//   npm install world-atlas@2.0.2 topojson-client@3.1.0 topojson-simplify@3.0.3
//   node reduce.mjs > east-sea.txt
// Only land is taken from there; the islands of Hoàng Sa and Trường Sa are islands.txt.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
const require = createRequire(process.cwd() + "/");
const { feature } = require("topojson-client");
const { presimplify, simplify } = require("topojson-simplify");

// Degrees: the locator's window and half a degree around it, so that cut edges lie outside.
const [WEST, SOUTH, EAST, NORTH] = [100.3, 4.9, 120.0, 25.0];
// Least area of a triangle that a point makes with its neighbours, square degrees: about 0.035° (4 km),
// a tenth of a millimetre on a locator of 45 mm.
const DETAIL = 0.0012;
// Least area of an island, square degrees; Vietnam keeps smaller ones.
const [LEAST, LEAST_VIETNAM] = [0.004, 0.0002];
// Drawn from islands.txt, and part of no country's outline here.
const ISLANDS = { west: 109.9, south: 6.5, east: 116.8, north: 17.3 };
const NOT_LAND = ["Spratly Is.", "Scarborough Reef"];

const world = JSON.parse(readFileSync(require.resolve("world-atlas/countries-10m.json"), "utf8"));
// Shared borders are one arc, simplified once, and stay shared.
const reduced = simplify(presimplify(world), DETAIL);

const area = (ring) => {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) sum += ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
  return Math.abs(sum / 2);
};
// Sutherland and Hodgman 1974, one side of the window after the other.
const cut = (ring) => {
  const sides = [
    [(p) => p[0] >= WEST, 0, WEST], [(p) => p[0] <= EAST, 0, EAST],
    [(p) => p[1] >= SOUTH, 1, SOUTH], [(p) => p[1] <= NORTH, 1, NORTH],
  ];
  let points = ring.slice(0, -1);
  for (const [inside, axis, at] of sides) {
    const out = [];
    points.forEach((p, i) => {
      const q = points[(i + 1) % points.length];
      if (inside(p)) out.push(p);
      if (inside(p) !== inside(q)) {
        const t = (at - p[axis]) / (q[axis] - p[axis]);
        const r = [p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])];
        r[axis] = at;
        out.push(r);
      }
    });
    points = out;
  }
  return points.length > 2 ? [...points, points[0]] : [];
};

const lines = [
  "# Land around Biển Đông for the locator: WGS 84, longitude,latitude in degrees, one ring a line.",
  "# Source: Natural Earth 1:10m, Admin 0 Countries (naturalearthdata.com, public domain), by way of",
  "# npm world-atlas 2.0.2; reduced by reduce.mjs. No source of borders: a picture of 5 cm.",
];
for (const country of feature(reduced, reduced.objects.countries).features) {
  const name = country.properties.name;
  if (NOT_LAND.includes(name)) continue;
  const kind = name === "Vietnam" ? "vietnam" : "land";
  const shape = country.geometry;
  const parts = shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
  for (const [outer] of parts) {
    const xs = outer.map((p) => p[0]);
    const ys = outer.map((p) => p[1]);
    const [w, s, e, n] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    if (w > ISLANDS.west && s > ISLANDS.south && e < ISLANDS.east && n < ISLANDS.north) continue;
    const ring = cut(outer);
    if (ring.length < 4 || area(ring) < (kind === "vietnam" ? LEAST_VIETNAM : LEAST)) continue;
    const text = ring.slice(0, -1).map(([x, y]) => `${x.toFixed(2)},${y.toFixed(2)}`);
    const once = text.filter((t, i) => t !== text[i - 1]);
    if (once.length > 2) lines.push(`${kind} ${once.join(" ")}`);
  }
}
console.log(lines.join("\n"));
