//! Well-known binary, as OGC 06-103r4 (clause 8) and its older 2.5D variant write it.
//!
//! In: bytes. Out: areas, lines or points in two dimensions; heights and measures are skipped, arcs made of
//! straight lines ([`arcs`]); the faces of a surface are areas.
//! Truncated or unknown input is an answer, never a panic.

use super::arcs;
use super::geometry::{Geometry, Parts};
use crate::finding::GeometryType;
use geo::{Coord, LineString};

/// Reads a geometry.
pub(crate) fn parse(bytes: &[u8]) -> Geometry {
    let mut parts = Parts::default();
    let mut reader = Reader { bytes, at: 0 };
    match reader.geometry(&mut parts, 0) {
        Some(Ok(())) => parts.together(),
        Some(Err(name)) => Geometry::Other(name),
        None => Geometry::Other(GeometryType::Wkb),
    }
}

/// Collections nested deeper than this are no data but an attack on the stack.
const MAX_DEPTH: u32 = 16;

/// What stands before the coordinates of a geometry.
struct Head {
    little: bool,
    code: u32,
    dims: usize,
}

struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let piece = self.bytes.get(self.at..self.at.checked_add(N)?)?;
        self.at += N;
        piece.try_into().ok()
    }

    fn count(&mut self, little: bool) -> Option<usize> {
        let raw = self.take::<4>()?;
        let n = if little { u32::from_le_bytes(raw) } else { u32::from_be_bytes(raw) };
        Some(n as usize)
    }

    fn double(&mut self, little: bool) -> Option<f64> {
        let raw = self.take::<8>()?;
        Some(if little { f64::from_le_bytes(raw) } else { f64::from_be_bytes(raw) })
    }

    fn coords(&mut self, little: bool, n: usize, dims: usize) -> Option<Vec<Coord<f64>>> {
        let size = n.checked_mul(dims * 8)?;
        if self.bytes.len() - self.at < size {
            return None;
        }
        let mut coords = Vec::with_capacity(n);
        for _ in 0..n {
            coords.push(Coord { x: self.double(little)?, y: self.double(little)? });
            self.at += (dims - 2) * 8;
        }
        Some(coords)
    }

    /// `None` where the bytes end early, `Err` for a kind that is not read.
    fn geometry(&mut self, parts: &mut Parts, depth: u32) -> Option<Result<(), GeometryType>> {
        let Head { little, code, dims } = self.head()?;
        match code {
            1 => {
                let point = self.coords(little, 1, dims)?;
                parts.points.extend(point);
            }
            2 => {
                let n = self.count(little)?;
                let line = self.coords(little, n, dims)?;
                parts.lines.push(LineString::new(line));
            }
            3 | 17 => {
                let rings = self.count(little)?;
                let mut read = Vec::new();
                for _ in 0..rings {
                    let n = self.count(little)?;
                    read.push(LineString::new(self.coords(little, n, dims)?));
                }
                parts.polygon(read);
            }
            // Collections, and the faces of a surface.
            4..=7 | 11 | 12 | 15 | 16 => {
                if depth >= MAX_DEPTH {
                    return Some(Err(GeometryType::GeometryCollection));
                }
                let n = self.count(little)?;
                for _ in 0..n {
                    if let Err(name) = self.geometry(parts, depth + 1)? {
                        return Some(Err(name));
                    }
                }
            }
            8 | 9 => match self.curve(&Head { little, code, dims }, depth)? {
                Ok(line) => parts.lines.push(LineString::new(line)),
                Err(name) => return Some(Err(name)),
            },
            10 => {
                let rings = self.count(little)?;
                let mut read = Vec::new();
                for _ in 0..rings {
                    let head = self.head()?;
                    match self.curve(&head, depth + 1)? {
                        Ok(ring) => read.push(LineString::new(ring)),
                        Err(name) => return Some(Err(name)),
                    }
                }
                parts.polygon(read);
            }
            _ => return Some(Err(GeometryType::Unknown)),
        }
        Some(Ok(()))
    }

    /// The byte order, the kind and the dimensions of a geometry.
    fn head(&mut self) -> Option<Head> {
        let little = self.take::<1>()?[0] == 1;
        let code = self.count(little)? as u32;
        let (z_flag, m_flag) = (code & 0x8000_0000 != 0, code & 0x4000_0000 != 0);
        let code = code & 0x0fff_ffff;
        let iso = code / 1000;
        let dims = 2
            + usize::from(z_flag || iso == 1 || iso == 3)
            + usize::from(m_flag || iso == 2 || iso == 3);
        Some(Head { little, code: code % 1000, dims })
    }

    /// The vertices of a line that may have arcs, from after its head.
    fn curve(&mut self, head: &Head, depth: u32) -> Option<Result<Vec<Coord<f64>>, GeometryType>> {
        let n = self.count(head.little)?;
        match head.code {
            2 => Some(Ok(self.coords(head.little, n, head.dims)?)),
            8 => Some(Ok(arcs::straight(&self.coords(head.little, n, head.dims)?))),
            9 if depth < MAX_DEPTH => {
                let mut line: Vec<Coord<f64>> = Vec::new();
                for _ in 0..n {
                    let head = self.head()?;
                    match self.curve(&head, depth + 1)? {
                        // Pieces begin where the last one ended.
                        Ok(piece) => {
                            let joint =
                                usize::from(!line.is_empty() && line.last() == piece.first());
                            line.extend(&piece[joint..]);
                        }
                        Err(name) => return Some(Err(name)),
                    }
                }
                Some(Ok(line))
            }
            9 => Some(Err(GeometryType::CompoundCurve)),
            _ => Some(Err(GeometryType::Unknown)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(x: f64, y: f64) -> Vec<u8> {
        let mut wkb = vec![1, 1, 0, 0, 0];
        wkb.extend(x.to_le_bytes());
        wkb.extend(y.to_le_bytes());
        wkb
    }

    #[test]
    fn a_point_and_what_is_cut_short() {
        let wkb = point(105.5, 18.25);
        assert_eq!(parse(&wkb), Geometry::Points(vec![Coord { x: 105.5, y: 18.25 }]));
        for n in 0..wkb.len() {
            assert_eq!(parse(&wkb[..n]), Geometry::Other(GeometryType::Wkb), "{n} bytes");
        }
    }

    #[test]
    fn a_ring_that_is_open_is_closed_and_told() {
        let polygon = |corners: &[[f64; 2]]| {
            let mut wkb = vec![1, 3, 0, 0, 0, 1, 0, 0, 0];
            wkb.extend((corners.len() as u32).to_le_bytes());
            wkb.extend(corners.iter().flatten().flat_map(|v| v.to_le_bytes()));
            parse(&wkb)
        };
        let closed = polygon(&[[0., 0.], [4., 0.], [4., 4.], [0., 0.]]);
        let Geometry::Areas { area, was_open: false } = closed else { panic!("{closed:?}") };
        let open = polygon(&[[0., 0.], [4., 0.], [4., 4.]]);
        assert_eq!(open, Geometry::Areas { area, was_open: true });
    }

    fn numbers(code: u32, counts: &[u32], coords: &[[f64; 2]]) -> Vec<u8> {
        let mut wkb = vec![1];
        wkb.extend(code.to_le_bytes());
        wkb.extend(counts.iter().flat_map(|n| n.to_le_bytes()));
        wkb.extend(coords.iter().flatten().flat_map(|v| v.to_le_bytes()));
        wkb
    }

    #[test]
    fn areas_with_arcs_and_surfaces_of_faces_are_areas() {
        use geo::Area;
        let area = |wkb: &[u8]| match parse(wkb) {
            Geometry::Areas { area, was_open: false } => area.unsigned_area(),
            other => panic!("{other:?}"),
        };
        // Half a disc: an arc and the line back.
        let arc = numbers(8, &[3], &[[1., 0.], [0., 1.], [-1., 0.]]);
        let back = numbers(2, &[2], &[[-1., 0.], [1., 0.]]);
        let ring = [numbers(9, &[2], &[]), arc, back].concat();
        let polygon = [numbers(10, &[1], &[]), ring].concat();
        let surface = [numbers(12, &[1], &[]), polygon.clone()].concat();
        for wkb in [&polygon, &surface] {
            assert!((area(wkb) / std::f64::consts::FRAC_PI_2 - 1.0).abs() < 2e-5);
            for n in 0..wkb.len() {
                assert_eq!(parse(&wkb[..n]), Geometry::Other(GeometryType::Wkb), "{n} bytes");
            }
        }
        let face =
            |code, x: f64| numbers(code, &[1, 4], &[[x, 0.], [x + 1., 0.], [x, 1.], [x, 0.]]);
        for (of, face_code) in [(15, 3), (16, 17)] {
            let faces = [numbers(of, &[2], &[]), face(face_code, 0.), face(face_code, 5.)].concat();
            assert!((area(&faces) - 1.0).abs() < 1e-12);
        }
        let line = numbers(8, &[3], &[[1., 0.], [0., 1.], [-1., 0.]]);
        assert!(matches!(parse(&line), Geometry::Lines(l) if l.0[0].0.len() > 300));
    }

    #[test]
    fn counts_that_lie_do_not_allocate() {
        let mut wkb = vec![1, 2, 0, 0, 0];
        wkb.extend(u32::MAX.to_le_bytes());
        assert_eq!(parse(&wkb), Geometry::Other(GeometryType::Wkb));
    }

    #[test]
    fn nesting_is_bounded() {
        let mut wkb = Vec::new();
        for _ in 0..100_000 {
            wkb.extend([1, 7, 0, 0, 0, 1, 0, 0, 0]);
        }
        wkb.extend(point(1.0, 2.0));
        assert_eq!(parse(&wkb), Geometry::Other(GeometryType::GeometryCollection));
        let nested: Vec<u8> =
            std::iter::repeat_n(numbers(9, &[1], &[]), 100_000).flatten().collect();
        assert_eq!(parse(&nested), Geometry::Other(GeometryType::CompoundCurve));
    }

    #[test]
    fn heights_are_skipped() {
        for code in [1001_u32, 0x8000_0001] {
            let mut wkb = vec![1];
            wkb.extend(code.to_le_bytes());
            for v in [1.0_f64, 2.0, 3.0] {
                wkb.extend(v.to_le_bytes());
            }
            assert_eq!(parse(&wkb), Geometry::Points(vec![Coord { x: 1.0, y: 2.0 }]));
        }
    }
}
