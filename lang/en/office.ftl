# Words of report.docx.

# What villages are covered by.
office-signal-2g = 2G
office-signal-3g = 3G
office-signal-4g = 4G
office-signal-5g = 5G
office-signal-ftth = fibre (FTTH)
office-signal-mobile = mobile broadband

# How many villages have a service; the program adds the full stop.
office-covered = { $covered } of { $known } villages ({ $rate }) are covered by { $signal }; { $white } have { $white_class }, { $hole } have { $hole_class }
office-covered-dated = As of { $date }, { office-covered }
office-covered-unknown = { $sentence }; { $villages } have no data and are not in the rate
office-covered-no-data = There is no data on { $signal } for any village
office-rate = { $n }%
office-rate-no-data = no data

office-rule = Rule: { $rule } Denominator: { $of }.
office-rule-of-source = { office-rule } Source of the rule: { $source }
office-verdicts = Of the plan's { $all } targets, { $met } are met, { $missed } are missed, and { $no_data } have no data to tell.
office-decided = In { $villages } villages, field reports, surveys or measurements decided instead of the model.
office-synthetic = Every number in this report is computed from synthetic data; none of it is real.
office-findings = Reading the data, { $dropped } unusable items were dropped, { $repaired } repaired, { $assumed } assumed and { $note } noted. The full list is in findings.csv.
office-rates-note = Rates are of villages with data; those without are in no rate.
office-layers-note = The SHA-256 digest of each file is in manifest.json and coverage.xlsx.

# The word before the number of a table, of a picture.
office-table = Table
office-figure = Figure

# What tables are called.
office-caption-scorecard = The plan's targets and what is reached
office-caption-rates = Villages covered, by commune
# Without $service.
office-caption-gaps = Villages without { $signal } or with it in part, by commune
office-caption-sharing = Sharing of passive infrastructure
office-caption-places = Public places covered
office-caption-speed = Speed as measured, whole province
office-caption-parameters = Parameters
office-caption-layers = Layers of data
office-caption-findings = Problems found in the data

# That there is nothing.
office-no-plan = The project names no plan, so there is no scorecard.
office-no-maps = This run drew no maps as PNG.
office-no-charts = There is no data for this chart.
office-no-gaps = The project asks for no list of gaps.
office-no-service = There is no data on { $signal }.
office-no-sharing = There is no data on shared infrastructure.
office-no-places = There is no data on public places.
office-no-speed = There are no measurements of speed.
office-no-findings = No problem was found in the data.

# Heads of columns.
office-head-parameter = Parameter
office-head-value = Value
office-head-nearest-km = Nearest source (km)
office-head-covered-villages = Covered
office-head-rate = Rate (%)
office-head-example = Problem (the first as an example)
office-head-places = Times

# Templates of the report that cannot be used.
office-template-unreadable = the report template { $file } cannot be read: { $reason }
    .hint = check [report] template in the project file
office-template-save-again = save the template from Word as “Word Document (.docx)” without a password, or make a new one with phusong template
office-template-not-docx = the report template { $file } is no Word document (.docx)
    .hint = { office-template-save-again }
office-template-encrypted = the report template { $file } has a password, or is of the old Word format (.doc)
    .hint = { office-template-save-again }
office-template-too-large = the report template { $file } is too large: more than { $mb } MB, a template may have { $limit } MB
    .hint = take large pictures out of the template
office-template-too-many-parts = the report template { $file } has { $parts } parts, a template may have { $limit }
    .hint = { office-template-save-again }
office-template-damaged = the report template { $file } is damaged in { $part }
    .hint = { office-template-save-again }
# One line a placeholder after the colon.
office-template-placeholders = the report template { $file } has placeholders that mean nothing:{ $problems }
    .hint = placeholders (between {"{{"} and {"}}"}): { $names }

# A placeholder that cannot be filled.
office-placeholder-unknown = { $part }: there is no {"{{"}{ $found }{"}}"}
office-placeholder-near = { office-placeholder-unknown }; is it {"{{"}{ $near }{"}}"}?
office-placeholder-argument = { $part }: {"{{"}{ $found }{"}}"} needs one of these words after a colon: { $allowed }
office-placeholder-none = (none)
office-placeholder-open = { $part }: {"{{"}{ $found } is not closed by {"}}"} in the same paragraph
office-placeholder-misplaced = { $part }: {"{{"}{ $found }{"}}"} must stand on a paragraph of its own in the body of the document, not in a table, header, footer or text box
