//! Where a page's pixels lie on the ground: the world file of a picture, and the map's frame alone.
//!
//! In: a [`Leaf`] with a map. Out: text, or pixels with the place of their corner; metres, working CRS,
//! x east and y north. Accuracy: pixels lie where they were drawn, to rounding; the land is drawn in
//! whole hundredths of a millimetre, an eighth of a pixel at 300 dpi. Files in
//! a format of a GIS are `report`'s.

use super::error::Error;
use super::font::Fonts;
use super::geometry::Pt;
use super::leaf::Leaf;
use super::raster::page_px;
use super::scale::Frame;
use geo::Coord;
use tiny_skia::IntRect;

/// Where the land of a page lies.
#[derive(Clone, Debug)]
pub(crate) struct Georeference {
    pub(crate) frame: Frame,
    /// Code of the working CRS, like `EPSG:9209`.
    pub(crate) crs: String,
}

/// The land in a map's frame, in pixels.
#[derive(Clone, Debug)]
pub struct GroundPicture {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Red, green and blue of each pixel, row by row from the north-west.
    pub rgb: Vec<u8>,
    /// The north-western corner of the first pixel, metres, working CRS.
    pub corner: Coord<f64>,
    /// Size of a pixel on the ground, metres.
    pub metres_per_px: f64,
    /// Code of the working CRS, like `EPSG:9209`.
    pub crs: String,
}

/// Of a pixel: what lies so near to a whole one is on it.
const WHOLE: f64 = 1e-6;

impl Leaf {
    /// The world file of the page's PNG (`.pgw`, as ESRI defines it): six numbers, the size of a pixel and
    /// the middle of the first one, metres in the working CRS. `None` on a page without a map.
    pub fn world_file(&self) -> Option<String> {
        let frame = &self.land.as_ref()?.frame;
        let px_mm = 25.4 / f64::from(self.dpi);
        let size = px_mm * frame.metres_per_mm();
        let first = frame.ground(Pt::new(px_mm / 2.0, px_mm / 2.0));
        let lines = [size, 0.0, 0.0, -size, first.x, first.y].map(|v| format!("{v:.9}\n"));
        Some(lines.concat())
    }

    /// The pixels that lie wholly within the map's frame, at the page's resolution, with all that is
    /// drawn there. `None` on a page without a map.
    ///
    /// # Errors
    /// [`Error::TooLarge`], [`Error::Font`].
    pub fn ground_picture(&self) -> Result<Option<GroundPicture>, Error> {
        let Some(land) = &self.land else { return Ok(None) };
        let map = &land.frame.map;
        let px_per_mm = f64::from(self.dpi) / 25.4;
        let (width, height) = page_px(self.size_mm, self.dpi);
        let first = |mm: f64| (mm * px_per_mm - WHOLE).ceil().max(0.0) as i32;
        let last =
            |mm: f64, most: u32| (mm * px_per_mm + WHOLE).floor().min(f64::from(most)) as i32;
        let (right, bottom) = (last(map.right(), width), last(map.bottom(), height));
        let Some(part) = IntRect::from_ltrb(first(map.x), first(map.y), right, bottom) else {
            return Ok(None);
        };
        let rgb = self.pixels(&Fonts::new()?, self.dpi, part)?;
        let mm = |px: i32| f64::from(px) / px_per_mm;
        Ok(Some(GroundPicture {
            width: part.width(),
            height: part.height(),
            rgb,
            corner: land.frame.ground(Pt::new(mm(part.x()), mm(part.y()))),
            metres_per_px: land.frame.metres_per_mm() / px_per_mm,
            crs: land.crs.clone(),
        }))
    }
}
