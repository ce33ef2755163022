// @ts-check
/**
 * The results as they are in the page: one JSON document, and what the core judges by; deflated, in base64.
 *
 * Shares are in steps: 0 to 20000, −1 without data; an even step is exactly `step / 200` %, an odd one lies
 * between its neighbours, so that comparing with any threshold of two decimals is exact. Statuses: 0 no
 * data, 1 white, 2 hole, 3 covered. Coordinates are on a grid of `step_m` metres, x east, y north.
 */

/** @typedef {{vi: string, en: string}} Both */
/** @typedef {'area' | 'inhabited_area' | 'population' | 'households' | 'points'} DenominatorId */
/** @typedef {'union' | 'village_maximum' | 'best_operator'} OperatorRule */
/** @typedef {'met' | 'missed' | 'no_data'} Verdict */
/** @typedef {(number | null)[]} Numbers */

/**
 * @typedef {object} RunRule
 * @property {string} profile
 * @property {Both} title
 * @property {Both} source
 * @property {Both} caveat
 * @property {boolean} changed
 * @property {Both} sentence
 * @property {'share' | 'centre_clusters'} test
 * @property {number} covered_from
 * @property {number} white_up_to
 * @property {DenominatorId} denominator
 * @property {OperatorRule} operator
 * @property {boolean} cumulative
 * @property {number | null} unit_covered_from
 * @property {string[]} mobile_broadband
 */

/**
 * @typedef {object} ServiceDoc
 * @property {string} id
 * @property {Both} name
 * @property {string[]} technologies
 * @property {Record<'no_data' | 'white' | 'hole' | 'covered', Both>} words
 * @property {{breaks_pct: number[], colours: string[]}} classes
 * @property {number[]} operators of whom anything is known
 * @property {DenominatorId[]} denominators of which anything is known
 * @property {number} nearest_source
 * @property {number} nearest_m
 */

/**
 * @typedef {object} DenominatorDoc
 * @property {DenominatorId} id
 * @property {Both} name
 * @property {'m2' | 'people' | 'households' | 'points'} unit
 */

/**
 * @typedef {object} VillagesDoc
 * @property {string[]} id
 * @property {string[]} name
 * @property {number[]} commune
 * @property {number[]} district
 * @property {Numbers} population
 * @property {Numbers} households
 * @property {(string | null)[]} area_class
 * @property {Numbers} dbkk
 * @property {Numbers} has_power
 * @property {Numbers} area_m2
 * @property {Numbers} x
 * @property {Numbers} y
 * @property {Numbers} lon
 * @property {Numbers} lat
 * @property {number[][][][]} polygons
 */

/**
 * @typedef {object} GapsDoc
 * @property {number[]} village
 * @property {number[]} service
 * @property {number[]} class
 * @property {number[]} modelled
 * @property {number[]} evidence
 * @property {number[]} rank
 * @property {number[]} score
 * @property {('A' | 'B' | 'C' | 'no_data')[]} triage
 * @property {Numbers} lacking
 * @property {Numbers} people
 * @property {Numbers} households
 * @property {Numbers} clusters_lacking
 * @property {Numbers} clusters
 * @property {Numbers} centre_m
 * @property {Numbers} cluster_m
 * @property {number[][]} reasons
 * @property {Numbers} same
 * @property {Numbers} gap
 * @property {Numbers} of
 * @property {number[]} robustness
 * @property {[number, number][][]} nearest
 */

/**
 * @typedef {object} TargetDoc
 * @property {string} id
 * @property {Both} text
 * @property {number} year
 * @property {'at_least' | 'more_than'} comparison
 * @property {number} target
 * @property {'percent' | 'mbps' | 'count' | 'per_hundred_people'} unit
 * @property {number | null} value
 * @property {Verdict} verdict
 * @property {number | null} margin
 * @property {null | {have: number, of: number, no_data: number, missing: number, no_data_turns: boolean | null}} count
 * @property {'modelled' | 'measured' | 'counted' | 'stated' | 'no_data'} origin
 * @property {string | null} [stated_source]
 * @property {string | null} [stated_as_of]
 * @property {Both} how
 * @property {Both} note
 * @property {string} source
 * @property {{thresholds: [number, number | null, Verdict][], radii: [number, number | null, Verdict][], turning_threshold: number | null}} turns
 * @property {string} measure
 */

/**
 * @typedef {object} Doc
 * @property {number} format
 * @property {string} program
 * @property {string} made_at
 * @property {import('./numbers.js').Lang} lang
 * @property {{title: string, as_of: string | null, maker: string | null, synthetic: boolean, province: string, province_code: string}} about
 * @property {{code: string, name: string, datum: string}} crs
 * @property {RunRule} rule
 * @property {{name: string, unnamed: boolean}[]} operators
 * @property {Numbers[]} columns
 * @property {ServiceDoc[]} services
 * @property {DenominatorDoc[]} denominators
 * @property {VillagesDoc} villages
 * @property {{code: string[], name: string[], x: Numbers, y: Numbers}} communes
 * @property {{name: string[]}} districts
 * @property {{x0: number, y0: number, step_m: number, width: number, height: number, arcs: number[][], level: number[]}} geometry
 * @property {{village: number[], role: number[], name: string[], x: number[], y: number[], households: Numbers}} points
 * @property {{id: string[], x: number[], y: number[], has: number[]}} sites
 * @property {[string, number][][]} has_pool
 * @property {{id: string[], operator: number[], x: number[], y: number[]}} access_points
 * @property {{id: string, operator: number, lines: number[][]}[]} routes
 * @property {{id: string[], operator: number[], kind: string[], x: number[], y: number[]}} sources
 * @property {[string, number][]} radius_m
 * @property {GapsDoc} gaps
 * @property {({code: string} & Both)[]} gap_reasons
 * @property {Both[]} gap_robustness
 * @property {Record<'A' | 'B' | 'C' | 'no_data', Both>} triage
 * @property {number[]} gap_services
 * @property {{id: string[], village: number[], service: number[], operator: number[], says: number[], kind: string[], source: (string | null)[], date: (string | null)[], expiry: (string | null)[], use: string[], x: Numbers, y: Numbers}} evidence
 * @property {null | {id: string, title: Both, document: string}} plan
 * @property {TargetDoc[]} scorecard
 * @property {Record<'no_data' | 'white' | 'hole' | 'covered', string>} status_colours
 * @property {{note: number, assumed: number, repaired: number, dropped: number}} findings
 * @property {{role: Both, path: string, layer: string | null, rows: number, crs: string | null, source: string | null, sha256: string}[]} inputs
 * @property {{label: Both, text: Both}[]} method
 * @property {Both[]} limits
 */

/** The only form of the document that this page reads. */
const FORMAT = 2;

/**
 * What an element of the page holds: deflated, in base64.
 * @param {string} base64
 */
export function unpacked(base64) {
  const coded = atob(base64.trim());
  const bytes = new Uint8Array(coded.length);
  for (let i = 0; i < coded.length; i += 1) bytes[i] = coded.charCodeAt(i);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')));
}

/** @param {Response} packed */
export async function bytesOf(packed) {
  return new Uint8Array(await packed.arrayBuffer());
}

/**
 * The document.
 * @param {Response} packed
 * @returns {Promise<Doc>}
 */
export async function readDocument(packed) {
  const doc = /** @type {Doc} */ (await packed.json());
  if (doc.format !== FORMAT) throw new Error(`format ${String(doc.format)}, not ${FORMAT}`);
  return doc;
}
