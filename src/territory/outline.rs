//! Shapes of the map: reading the SVG files, and a little plane geometry.

/// A point of the maps, in their units, y downwards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dot {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// A rectangle of the maps.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Least x.
    pub left: f64,
    /// Least y.
    pub top: f64,
    /// Greatest x.
    pub right: f64,
    /// Greatest y.
    pub bottom: f64,
}

/// The shape of a département or a région.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// The code of its territory.
    pub code: &'static str,
    /// The `d` of its SVG path.
    pub path: &'static str,
    /// The rectangle around it.
    pub bounds: Bounds,
    /// Where to write its number: the centre of gravity of its largest piece.
    pub label: Dot,
}

impl Bounds {
    /// Its width.
    pub fn width(self) -> f64 {
        self.right - self.left
    }

    /// Its height.
    pub fn height(self) -> f64 {
        self.bottom - self.top
    }

    /// Whether a point is inside, edges included.
    pub fn contains(self, dot: Dot) -> bool {
        (self.left..=self.right).contains(&dot.x) && (self.top..=self.bottom).contains(&dot.y)
    }

    /// The rectangle around both.
    pub fn union(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// The same rectangle, larger by `margin` on each side.
    pub fn grown(self, margin: f64) -> Self {
        Self {
            left: self.left - margin,
            top: self.top - margin,
            right: self.right + margin,
            bottom: self.bottom + margin,
        }
    }
}

impl Outline {
    /// Its pieces, each a ring of points.
    pub(super) fn rings(&self) -> impl Iterator<Item = Vec<Dot>> + use<> {
        rings(self.path)
    }

    /// Whether a point is inside the shape (even-odd rule).
    pub fn contains(&self, dot: Dot) -> bool {
        let crossed = rings(self.path).flat_map(|ring| crossings(&ring, dot.y));
        crossed.filter(|x| *x > dot.x).count() % 2 == 1
    }
}

/// Reads `<path id="d59" d="…"/>`: the code follows one letter.
pub(super) fn outlines(svg: &'static str) -> Vec<Outline> {
    let paths = svg.split("<path id=\"").skip(1);
    let mut outlines: Vec<_> = paths.filter_map(|path| outline(path.get(1..)?)).collect();
    outlines.sort_by_key(|outline| outline.code);
    outlines
}

fn outline(rest: &'static str) -> Option<Outline> {
    let (code, rest) = rest.split_once("\" d=\"")?;
    let (path, _) = rest.split_once('"')?;
    let around = |dot: Dot| Bounds { left: dot.x, top: dot.y, right: dot.x, bottom: dot.y };
    let bounds = rings(path).flatten().map(around).reduce(Bounds::union)?;
    let largest = rings(path).max_by(|a, b| centroid(a).0.total_cmp(&centroid(b).0))?;
    Some(Outline { code, path, bounds, label: label(&largest) })
}

/// The rings of a path, each written `Mx yl dx dy…z`: one absolute point, then relative ones.
fn rings(path: &str) -> impl Iterator<Item = Vec<Dot>> {
    path.split('M').skip(1).map(|text| {
        let spaced = text.replace('-', " -").replace(['l', 'z'], " ");
        let numbers: Vec<f64> = spaced.split_whitespace().filter_map(|number| number.parse().ok()).collect();
        let mut at = Dot { x: 0.0, y: 0.0 };
        let step = |pair: &[f64; 2]| {
            at = Dot { x: at.x + pair[0], y: at.y + pair[1] };
            at
        };
        numbers.as_chunks::<2>().0.iter().map(step).collect()
    })
}

fn edges(ring: &[Dot]) -> impl Iterator<Item = (Dot, Dot)> {
    ring.iter().copied().zip(ring.iter().copied().cycle().skip(1))
}

/// Where the horizontal line at `y` crosses a ring, from left to right.
fn crossings(ring: &[Dot], y: f64) -> Vec<f64> {
    let across = edges(ring).filter(|(a, b)| (a.y > y) != (b.y > y));
    let mut crossed: Vec<f64> = across.map(|(a, b)| (b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x).collect();
    crossed.sort_by(f64::total_cmp);
    crossed
}

/// A point well inside a ring: its centre of gravity, or beside it, in the widest part, when the ring bends around it (92).
fn label(ring: &[Dot]) -> Dot {
    let (_, centre) = centroid(ring);
    let crossed = crossings(ring, centre.y);
    let spans = crossed.as_chunks::<2>().0;
    let widest = spans.iter().copied().max_by(|a, b| (a[1] - a[0]).total_cmp(&(b[1] - b[0])));
    match widest {
        Some([left, right]) if !spans.iter().any(|span| (span[0]..span[1]).contains(&centre.x)) => {
            Dot { x: f64::midpoint(left, right), y: centre.y }
        }
        _ => centre,
    }
}

/// The area of a ring and its centre of gravity (shoelace formula).
fn centroid(ring: &[Dot]) -> (f64, Dot) {
    let (mut area, mut x, mut y) = (0.0, 0.0, 0.0);
    for (a, b) in edges(ring) {
        let cross = a.x * b.y - b.x * a.y;
        area += cross / 2.0;
        x += (a.x + b.x) * cross / 6.0;
        y += (a.y + b.y) * cross / 6.0;
    }
    (area.abs(), Dot { x: x / area, y: y / area })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_read_with_its_relative_points() {
        let read =
            outlines("<svg><path id=\"d59\" d=\"M10 20l4 0-1 3-3 0z\"/><path id=\"d2A\" d=\"M0 0l2 0 0 2z\"/></svg>");
        assert_eq!(read.iter().map(|outline| outline.code).collect::<Vec<_>>(), ["2A", "59"]);
        assert_eq!(read[1].path, "M10 20l4 0-1 3-3 0z");
        assert_eq!(read[1].bounds, Bounds { left: 10.0, top: 20.0, right: 14.0, bottom: 23.0 });
        assert!(read[1].contains(Dot { x: 12.0, y: 21.0 }) && !read[1].contains(Dot { x: 15.0, y: 21.0 }));
    }

    #[test]
    fn the_label_of_a_crescent_stands_on_it() {
        let crescent = "<path id=\"d92\" d=\"M0 0l10 0 0 2-6 0 0 6 6 0 0 2-10 0z\"/>";
        let outline = outlines(crescent).remove(0);
        assert!(outline.contains(outline.label), "{:?}", outline.label);
    }
}
