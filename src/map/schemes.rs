//! Colour schemes drawn by others, as stops at equal distances, low to high.
//!
//! The first six: `ColorBrewer` 2.0, Cynthia Brewer, Mark Harrower and The Pennsylvania State University,
//! 2002, Apache License 2.0, <https://colorbrewer2.org>: the schemes of nine and of eleven classes.
//! viridis: Stéfan van der Walt and Nathaniel Smith, 2015, CC0. cividis: Jamie Nuñez, Christopher Anderton
//! and Ryan Renslow, "Optimizing colormaps with consideration for color vision deficiency", 2018, CC0.
//! Both in 17 stops out of 256, turned round: on paper more is darker.

/// Yellow, green, blue.
pub(crate) const YL_GN_BU: [u32; 9] = [
    0x00ff_ffd9,
    0x00ed_f8b1,
    0x00c7_e9b4,
    0x007f_cdbb,
    0x0041_b6c4,
    0x001d_91c0,
    0x0022_5ea8,
    0x0025_3494,
    0x0008_1d58,
];
/// Yellow, orange, red.
pub(crate) const YL_OR_RD: [u32; 9] = [
    0x00ff_ffcc,
    0x00ff_eda0,
    0x00fe_d976,
    0x00fe_b24c,
    0x00fd_8d3c,
    0x00fc_4e2a,
    0x00e3_1a1c,
    0x00bd_0026,
    0x0080_0026,
];
/// Purple, blue, green.
pub(crate) const PU_BU_GN: [u32; 9] = [
    0x00ff_f7fb,
    0x00ec_e2f0,
    0x00d0_d1e6,
    0x00a6_bddb,
    0x0067_a9cf,
    0x0036_90c0,
    0x0002_818a,
    0x0001_6c59,
    0x0001_4636,
];
/// Blue, purple.
pub(crate) const BU_PU: [u32; 9] = [
    0x00f7_fcfd,
    0x00e0_ecf4,
    0x00bf_d3e6,
    0x009e_bcda,
    0x008c_96c6,
    0x008c_6bb1,
    0x0088_419d,
    0x0081_0f7c,
    0x004d_004b,
];
/// Red, yellow, blue.
pub(crate) const RD_YL_BU: [u32; 11] = [
    0x00a5_0026,
    0x00d7_3027,
    0x00f4_6d43,
    0x00fd_ae61,
    0x00fe_e090,
    0x00ff_ffbf,
    0x00e0_f3f8,
    0x00ab_d9e9,
    0x0074_add1,
    0x0045_75b4,
    0x0031_3695,
];
/// Red, yellow, green.
pub(crate) const RD_YL_GN: [u32; 11] = [
    0x00a5_0026,
    0x00d7_3027,
    0x00f4_6d43,
    0x00fd_ae61,
    0x00fe_e08b,
    0x00ff_ffbf,
    0x00d9_ef8b,
    0x00a6_d96a,
    0x0066_bd63,
    0x001a_9850,
    0x0000_6837,
];
/// Yellow, green, blue, violet.
pub(crate) const VIRIDIS: [u32; 17] = [
    0x00fd_e725,
    0x00d5_e21a,
    0x00aa_dc32,
    0x0081_d34d,
    0x005c_c863,
    0x003d_bc74,
    0x0027_ad81,
    0x001f_9f88,
    0x0021_918c,
    0x0026_828e,
    0x002c_728e,
    0x0033_638d,
    0x003b_528b,
    0x0042_4086,
    0x0047_2d7b,
    0x0048_186a,
    0x0044_0154,
];
/// Yellow, grey, blue.
pub(crate) const CIVIDIS: [u32; 17] = [
    0x00fe_e838,
    0x00ef_d748,
    0x00dd_c858,
    0x00cc_ba64,
    0x00bb_ad6d,
    0x00aa_a073,
    0x009a_9376,
    0x008b_8778,
    0x007d_7c78,
    0x006f_7073,
    0x0061_656f,
    0x0053_5a6d,
    0x0043_4e6c,
    0x0032_436d,
    0x001a_386f,
    0x0000_2e6a,
    0x0000_224e,
];
