# The atlas.

# Over the title.
atlas-title = Atlas of communes and wards
# Among the bookmarks of the PDF.
atlas-index = Index
atlas-column-page = Page
atlas-column-commune = Commune
atlas-column-villages = Villages
atlas-column-covered = Covered
atlas-column-hole = Hole
atlas-column-white = White
atlas-column-no-data = No data
atlas-column-rate = Rate
# The last row of the index.
atlas-whole = Whole province
atlas-page-of = Page { $page } of { $last }
