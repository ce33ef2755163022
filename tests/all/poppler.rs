//! What an outside reader of PDF sees (Poppler). Where its programs are not installed a test is
//! skipped.

use crate::missing::output;
use std::ffi::OsStr;
use std::path::Path;

/// A page in pixels.
pub(crate) struct Seen {
    pub width: u32,
    pub rgb: Vec<u8>,
}

impl Seen {
    pub(crate) fn at(&self, x: usize, y: usize) -> [u8; 3] {
        let i = 3 * (y * self.width as usize + x);
        [self.rgb[i], self.rgb[i + 1], self.rgb[i + 2]]
    }
}

fn run(program: &str, pdf: &[u8], arguments: &[&str]) -> Option<Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.pdf");
    std::fs::write(&file, pdf).unwrap();
    let files = [file.as_os_str(), OsStr::new("-")];
    let arguments = arguments.iter().map(OsStr::new).chain(files);
    let done = output("poppler", program, arguments)?;
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.success() && said.is_empty(), "{program}: {said}");
    Some(done.stdout)
}

/// The text of all pages.
pub(crate) fn text(pdf: &[u8]) -> Option<String> {
    Some(String::from_utf8(run("pdftotext", pdf, &["-layout"])?).unwrap())
}

/// The first page.
pub(crate) fn picture(pdf: &[u8], dpi: u32) -> Option<Seen> {
    let folder = tempfile::tempdir().unwrap();
    let (file, to) = (folder.path().join("a.pdf"), folder.path().join("page"));
    std::fs::write(&file, pdf).unwrap();
    let dpi = dpi.to_string();
    let arguments = ["-r", &dpi, "-png", "-singlefile"].map(OsStr::new);
    let files = [file.as_os_str(), to.as_os_str()];
    let done = output("poppler", "pdftoppm", arguments.into_iter().chain(files))?;
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.success() && said.is_empty(), "pdftoppm: {said}");
    Some(decode(&to.with_extension("png")))
}

fn decode(png: &Path) -> Seen {
    let bytes = std::fs::read(png).unwrap();
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let mut rgb = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut rgb).unwrap();
    assert_eq!(info.color_type, png::ColorType::Rgb);
    Seen { width: info.width, rgb }
}

/// What `pdfinfo` lists.
pub(crate) fn info(pdf: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.pdf");
    std::fs::write(&file, pdf).unwrap();
    let done = output("poppler", "pdfinfo", [&file])?;
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    Some(String::from_utf8(done.stdout).unwrap())
}
