//! What an outside reader of PDF sees (Poppler). Where its programs are not at hand a test is skipped and
//! says so on standard output.

use std::path::Path;
use std::process::Command;

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
    let Ok(done) = Command::new(program).args(arguments).arg(&file).arg("-").output() else {
        println!("skipped: {program} is not at hand");
        return None;
    };
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
    let mut command = Command::new("pdftoppm");
    command.args(["-r", &dpi.to_string(), "-png", "-singlefile"]).arg(&file).arg(&to);
    let Ok(done) = command.output() else {
        println!("skipped: pdftoppm is not at hand");
        return None;
    };
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
    let Ok(done) = Command::new("pdfinfo").arg(&file).output() else {
        println!("skipped: pdfinfo is not at hand");
        return None;
    };
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    Some(String::from_utf8(done.stdout).unwrap())
}
