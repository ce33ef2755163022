//! Inks, pens and fills.

use plotters_backend::{BackendColor, BackendStyle};

/// A colour, sRGB, with an opacity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Ink {
    pub(crate) rgb: [u8; 3],
    /// 0 (invisible) to 1 (opaque).
    pub(crate) alpha: f64,
}

impl Ink {
    pub(crate) const BLACK: Self = Self::grey(0x1a);
    pub(crate) const DARK: Self = Self::grey(0x4a);
    pub(crate) const MID: Self = Self::grey(0x8c);
    pub(crate) const WHITE: Self = Self::grey(0xff);
    /// Of marks that must not be overlooked (synthetic data, no data at all).
    pub(crate) const WARNING: Self = Self { rgb: [0xb3, 0x26, 0x1e], alpha: 1.0 };

    pub(crate) const fn grey(level: u8) -> Self {
        Self { rgb: [level; 3], alpha: 1.0 }
    }

    pub(crate) const fn rgb(rgb: [u8; 3]) -> Self {
        Self { rgb, alpha: 1.0 }
    }

    pub(crate) fn with_alpha(self, alpha: f64) -> Self {
        Self { alpha, ..self }
    }
}

impl BackendStyle for Ink {
    fn color(&self) -> BackendColor {
        BackendColor { alpha: self.alpha, rgb: self.rgb.into() }
    }
}

impl From<BackendColor> for Ink {
    fn from(c: BackendColor) -> Self {
        Self { rgb: c.rgb.into(), alpha: c.alpha }
    }
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Pen {
    pub(crate) ink: Ink,
    pub(crate) width_mm: f64,
    /// Dash and gap, mm.
    pub(crate) dash: Option<(f64, f64)>,
}

impl Pen {
    pub(crate) const fn new(ink: Ink, width_mm: f64) -> Self {
        Self { ink, width_mm, dash: None }
    }

    pub(crate) const fn dashed(self, dash_mm: f64, gap_mm: f64) -> Self {
        Self { dash: Some((dash_mm, gap_mm)), ..self }
    }
}

/// How an area is filled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Fill {
    Solid(Ink),
    /// Thin grey strokes rising to the right on white: no data.
    Hatch,
}

/// Distance between the strokes of [`Fill::Hatch`], measured along the page's edge, mm.
pub(crate) const HATCH_PITCH_MM: f64 = 1.2;
/// Width of those strokes, mm.
pub(crate) const HATCH_WIDTH_MM: f64 = 0.16;
/// Their ink.
pub(crate) const HATCH_INK: Ink = Ink::grey(0x80);
/// Between them.
pub(crate) const HATCH_PAPER: Ink = Ink::grey(0xfa);
