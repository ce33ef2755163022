//! What is said of the files that are written, and of those that are not.

use phusong_lang::{Lang, Message, count, message, say};

/// Why what is to be written cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum OutputRefusal {
    /// A word that is no file of the results, no kind of files and no sheet.
    Unknown {
        /// As given.
        word: String,
        /// The nearest that is.
        nearest: Option<String>,
        /// Those that are.
        allowed: Vec<String>,
    },
    /// No word at all.
    Nothing,
    /// Maps or charts are asked for, and refused.
    PicturesWithoutMaps,
    /// The project has nothing to write into a file.
    NoLayer {
        /// The file.
        file: &'static str,
        /// The section of the project file that it needs.
        section: &'static str,
    },
}

/// Says why.
pub(crate) fn output_refused(lang: Lang, refusal: &OutputRefusal) -> Message {
    use OutputRefusal as R;
    let said = match refusal {
        R::Unknown { word, nearest, allowed } => {
            let meant = nearest.as_ref().map(|n| say!(lang, "did-you-mean", nearest = n) + " ");
            Message::of(
                say!(lang, "outputs-unknown", word),
                meant.unwrap_or_default()
                    + &say!(lang, "outputs-allowed", allowed = allowed.join(", ")),
            )
        }
        R::Nothing => message!(lang, "outputs-nothing"),
        R::PicturesWithoutMaps => message!(lang, "outputs-pictures-without-maps"),
        R::NoLayer { file, section } => message!(lang, "outputs-no-layer", file, section),
    };
    said.as_error(lang)
}

/// What of the results was not written, where only some of it was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct LeftOut {
    /// Not chosen.
    pub(crate) files: Vec<&'static str>,
    /// Chosen, but there is nothing to write into them.
    pub(crate) absent: Vec<String>,
    /// Layers that were not read.
    pub(crate) layers: Vec<String>,
    /// Files of the earlier results that were not written again.
    pub(crate) removed: usize,
}

/// Says so, a line each.
pub(crate) fn left_out(lang: Lang, what: &LeftOut) -> String {
    let LeftOut { files, absent, layers, removed } = what;
    let mut lines = Vec::new();
    if !files.is_empty() {
        lines.push(say!(lang, "outputs-not-chosen", files = files.join(", ")));
    }
    if !absent.is_empty() {
        lines.push(say!(lang, "outputs-absent", files = absent.join(", ")));
    }
    if !layers.is_empty() {
        lines.push(say!(lang, "outputs-not-read", layers = layers.join(", ")));
    }
    if *removed > 0 {
        lines.push(say!(lang, "outputs-removed", files = count(*removed)));
    }
    lines.into_iter().map(|line| line + "\n").collect()
}
