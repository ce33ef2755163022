//! The page's own geometry: rectangles and paths in millimetres, y downwards.

/// A point on the page, mm from its upper left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Pt {
    pub(crate) x: f64,
    pub(crate) y: f64,
}

impl Pt {
    pub(crate) fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }
}

/// A rectangle on the page, mm; `x`, `y` is its upper left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left edge, mm from the page's left.
    pub x: f64,
    /// Upper edge, mm from the page's top.
    pub y: f64,
    /// Width, mm.
    pub width: f64,
    /// Height, mm.
    pub height: f64,
}

impl Rect {
    /// A rectangle from its upper left corner and size, mm.
    pub fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x, y, width, height }
    }

    /// Right edge, mm from the page's left.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// Lower edge, mm from the page's top.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// Whether the two share more than `slack` mm in both directions.
    pub fn overlaps(&self, other: &Self, slack: f64) -> bool {
        self.right().min(other.right()) - self.x.max(other.x) > slack
            && self.bottom().min(other.bottom()) - self.y.max(other.y) > slack
    }

    /// Whether `other` lies inside, up to `slack` mm.
    pub fn contains(&self, other: &Self, slack: f64) -> bool {
        other.x >= self.x - slack
            && other.y >= self.y - slack
            && other.right() <= self.right() + slack
            && other.bottom() <= self.bottom() + slack
    }

    pub(crate) fn centre(&self) -> Pt {
        Pt::new(self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// Smaller by `by` mm on every side.
    pub(crate) fn inset(&self, by: f64) -> Self {
        let (w, h) = ((self.width - 2.0 * by).max(0.0), (self.height - 2.0 * by).max(0.0));
        Self::new(self.x + by, self.y + by, w, h)
    }

    pub(crate) fn moved(&self, dx: f64, dy: f64) -> Self {
        Self::new(self.x + dx, self.y + dy, self.width, self.height)
    }
}

/// One step of a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Segment {
    Move(Pt),
    Line(Pt),
    Quad(Pt, Pt),
    Cubic(Pt, Pt, Pt),
    Close,
}

/// A path; its unit is the user's (mm on the page, font units in a glyph).
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Path(pub(crate) Vec<Segment>);

impl Path {
    pub(crate) fn rect(r: &Rect) -> Self {
        let mut path = Self::default();
        let corners = [(r.x, r.y), (r.right(), r.y), (r.right(), r.bottom()), (r.x, r.bottom())];
        path.ring(corners.into_iter().map(|(x, y)| Pt::new(x, y)));
        path
    }

    pub(crate) fn circle(centre: Pt, radius: f64) -> Self {
        // Four cubic quarters; the handle length that bends a cubic into a quarter circle to 0.03 %.
        let k = 0.552_284_75 * radius;
        let Pt { x, y } = centre;
        let p = Pt::new;
        Self(vec![
            Segment::Move(p(x + radius, y)),
            Segment::Cubic(p(x + radius, y + k), p(x + k, y + radius), p(x, y + radius)),
            Segment::Cubic(p(x - k, y + radius), p(x - radius, y + k), p(x - radius, y)),
            Segment::Cubic(p(x - radius, y - k), p(x - k, y - radius), p(x, y - radius)),
            Segment::Cubic(p(x + k, y - radius), p(x + radius, y - k), p(x + radius, y)),
            Segment::Close,
        ])
    }

    /// Adds a closed ring; fewer than three points add nothing.
    pub(crate) fn ring(&mut self, points: impl IntoIterator<Item = Pt>) {
        let start = self.0.len();
        self.line(points);
        if self.0.len() - start < 3 {
            self.0.truncate(start);
        } else {
            self.0.push(Segment::Close);
        }
    }

    /// Adds an open line; points that repeat the one before are dropped.
    pub(crate) fn line(&mut self, points: impl IntoIterator<Item = Pt>) {
        let mut last = None;
        for p in points {
            match last {
                None => self.0.push(Segment::Move(p)),
                Some(q) if q != p => self.0.push(Segment::Line(p)),
                Some(_) => {}
            }
            last = Some(p);
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
