//! A gallery to look at: every fixture drawn into the folder that `PHUSONG_GALLERY` names.
//!
//! `PHUSONG_GALLERY=/some/folder cargo test --test all map_gallery -- --ignored --nocapture`

use crate::map_fixture::{Plan, province, surround};
use crate::missing::skip;
use phusong::assessment::Assessment;
use phusong::lang::Lang;
use phusong::map::{Backdrop, FrameOf, Labels, Paper, Sheet, VillageLabels, builtin_sheets, draw};
use phusong::network::Technology;
use std::path::{Path, PathBuf};
use std::time::Instant;

fn show(folder: &Path, name: &str, assessment: &Assessment, sheet: &Sheet, lang: Lang) {
    let start = Instant::now();
    let backdrop = Backdrop::new(assessment);
    let shared = start.elapsed();
    let start = Instant::now();
    let drawn = draw(sheet, assessment, &backdrop, lang, jiff::civil::date(2026, 1, 15)).unwrap();
    let own = start.elapsed();
    std::fs::write(folder.join(format!("{name}.png")), &drawn.png).unwrap();
    std::fs::write(folder.join(format!("{name}.svg")), &drawn.svg).unwrap();
    println!(
        "{name}: {} villages, 1:{}, backdrop {shared:.2?}, sheet {own:.2?}, PNG {} kB, SVG {} kB",
        assessment.villages.len(),
        drawn.scale,
        drawn.png.len() / 1000,
        drawn.svg.len() / 1000
    );
}

#[test]
#[ignore = "draws pictures for people; set PHUSONG_GALLERY"]
fn gallery() {
    let Ok(folder) = std::env::var("PHUSONG_GALLERY").map(PathBuf::from) else {
        return skip("gallery", "PHUSONG_GALLERY is not set");
    };
    std::fs::create_dir_all(&folder).unwrap();
    let sheets = builtin_sheets();
    let [g4, g5, ftth, mobile, ..] = &sheets[..] else { panic!("{} sheets", sheets.len()) };

    let middling = Plan { across: 22, down: 17, commune: 4, sites: 180, ..Plan::default() };
    show(&folder, "300-4g", &province(&middling), g4, Lang::VI);
    show(&folder, "300-ftth", &province(&middling), ftth, Lang::EN);

    let mut around = province(&middling);
    surround(&mut around);
    let mut layered = g4.clone();
    layered.layers.hillshade = true;
    layered.layers.footprints = vec![Technology::G5];
    layered.paper = Paper::A3;
    show(&folder, "around-4g", &around, &layered, Lang::VI);
    let one = Sheet { frame: FrameOf::Commune(9), ..g4.clone() };
    show(&folder, "commune-4g", &around, &one, Lang::VI);

    let named = Labels { communes: true, villages: VillageLabels::All };
    let named = Sheet { labels: named, ..g4.clone() };
    show(&folder, "300-names", &province(&middling), &named, Lang::VI);

    let dense = Plan {
        across: 80,
        down: 64,
        side_m: 1800.0,
        detail: 20,
        commune: 6,
        sites: 3000,
        operators: 8,
        synthetic: false,
        ..Plan::default()
    };
    show(&folder, "4000-mobile", &province(&dense), mobile, Lang::VI);
    show(&folder, "4000-names", &province(&dense), &named, Lang::VI);

    let long = Plan { across: 5, down: 40, commune: 3, sites: 90, ..Plan::default() };
    show(&folder, "long-5g", &province(&long), g5, Lang::VI);

    let one = Plan { across: 1, down: 1, oval: false, sites: 1, operators: 1, ..Plan::default() };
    show(&folder, "one-4g", &province(&one), g4, Lang::VI);

    let none = Plan { sites: 0, synthetic: false, ..Plan::default() };
    show(&folder, "no-data-5g", &province(&none), g5, Lang::VI);

    let wordy = Plan {
        commune_names: |i| {
            format!("Xã Nậm Nhừ Thượng Sơn Hạ Lĩnh Đông Bắc Quảng Yên Trung Nghĩa {i:02}")
        },
        commune: 4,
        across: 16,
        ..Plan::default()
    };
    let mut wordy = province(&wordy);
    wordy.about.maker =
        Some("Trung tâm Thông tin và Truyền thông trực thuộc Sở Khoa học và Công nghệ ".repeat(4));
    wordy.units.province =
        "Đắk Lắk (sau khi hợp nhất với tỉnh Phú Yên, không còn cấp huyện) ".repeat(3);
    let many: Vec<_> = (0..30)
        .map(|i| phusong::source::Input {
            path: format!("thư mục/rất/sâu/{i}-{}.gpkg", "dữ-liệu-trạm-".repeat(9)),
            source: None,
            ..wordy.inputs[1].clone()
        })
        .collect();
    wordy.inputs.extend(many);
    show(&folder, "wordy-4g", &wordy, g4, Lang::VI);
}
