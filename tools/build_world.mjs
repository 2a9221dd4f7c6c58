// Build static/img/world.svg: the land of the world, quiet, to put branches on.
//
// Source: Natural Earth 1:110m (public domain) from the npm package world-atlas; Equal Earth projection by d3-geo.
// Not part of the build of the site: run by hand when the map is to look different, and commit what comes out.
//
//     mkdir SOMEWHERE && cp tools/build_world.mjs SOMEWHERE/ && cd SOMEWHERE
//     npm install world-atlas@2.0.2 d3-geo@3.1.2 topojson-client@3.1.0 topojson-simplify@3.0.3
//     node build_world.mjs > …/static/img/world.svg
//     node build_world.mjs --points        known points, for tests/branches/test_map.py
//
// branches/map.py puts the branches on it: SCALE, CENTRE and VIEW stand there too and have to agree.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoEqualEarth, geoStream } from "d3-geo";
import { feature } from "topojson-client";
import { presimplify, simplify } from "topojson-simplify";

const SCALE = 184;
const CENTRE = [500, 244]; // where 11° east on the equator falls
const MERIDIAN = 11; // cuts the map in the Bering Strait, where it hurts nobody
const VIEW = [1000, 436]; // from 84° north to 56° south; Antarctica lies below
const SMALLEST = 1.4; // square units: islands below it are left out
const DETAIL = 0.7; // square units: corners that span less are left out
const STEPS = 3; // to a unit: what the coast is drawn in, as whole numbers that pack well

const projection = geoEqualEarth().rotate([-MERIDIAN, 0]).scale(SCALE).translate(CENTRE).precision(0.4);

const PLACES = {
  "null island": [0, 0],
  Berlin: [13.405, 52.52],
  Sydney: [151.2093, -33.8688],
  "New York": [-74.006, 40.7128],
  Auckland: [174.7633, -36.8485],
  Apia: [-171.76, -13.83],
  Honolulu: [-157.8583, 21.3069],
  "São Paulo": [-46.6333, -23.5505],
  Longyearbyen: [15.6356, 78.2232],
  Ushuaia: [-68.3, -54.8],
};

function area(ring) {
  let sum = 0;
  ring.forEach(([x, y], i) => {
    const [x2, y2] = ring[(i + 1) % ring.length];
    sum += x * y2 - x2 * y;
  });
  return Math.abs(sum / 2);
}

// Projected rings, cut at the map's edges by d3, as plain lists of points.
function rings(geometry) {
  const found = [];
  let ring = null;
  geoStream(geometry, projection.stream({
    point: (x, y) => ring?.push([x, y]),
    lineStart: () => { ring = []; },
    lineEnd: () => { found.push(ring); ring = null; },
    polygonStart() {},
    polygonEnd() {},
    sphere() {},
  }));
  return found;
}

// Visvalingam's simplification, on one closed ring of projected points.
function simplified(ring) {
  const topology = { type: "Topology", arcs: [[...ring, ring[0]]], objects: { land: { type: "Polygon", arcs: [[0]] } } };
  return simplify(presimplify(topology), DETAIL).arcs[0].slice(0, -1);
}

const pair = (x, y) => x + (y < 0 ? "" : " ") + y;

// One subpath in whole steps, relative, so that rounding errors do not add up.
function path(ring) {
  const points = ring.map(([x, y]) => [Math.round(x * STEPS), Math.round(y * STEPS)]);
  const steps = points.slice(1).map(([x, y], i) => [x - points[i][0], y - points[i][1]]);
  const lines = steps.filter(([x, y]) => x || y).map(([x, y], i) => (i && x >= 0 ? " " : "") + pair(x, y));
  return `M${pair(...points[0])}l${lines.join("")}z`;
}

function svg() {
  const atlas = JSON.parse(readFileSync(createRequire(import.meta.url).resolve("world-atlas/land-110m.json")));
  const land = feature(atlas, atlas.objects.land);
  const inView = (ring) => ring.some(([, y]) => y < VIEW[1]);
  const kept = rings(land).filter((ring) => inView(ring) && area(ring) > SMALLEST).map(simplified);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${VIEW.join(" ")}">`,
    "<style>path{fill:#e9dfd0}@media(prefers-color-scheme:dark){path{fill:#342b45}}</style>",
    `<path transform="scale(${(1 / STEPS).toFixed(4)})" d="${kept.map(path).join("")}"/>`,
    "</svg>",
  ].join("\n");
}

if (process.argv.includes("--points")) {
  for (const [name, [longitude, latitude]] of Object.entries(PLACES)) {
    const [x, y] = projection([longitude, latitude]);
    console.log(`("${name}", ${latitude}, ${longitude}, ${x.toFixed(3)}, ${y.toFixed(3)}),`);
  }
} else {
  console.log(svg());
}
