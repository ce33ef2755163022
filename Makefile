# make demo    the demo province from files to maps; results in outputs/demo
# make test    everything a change must pass
# make fuzz    the fuzz targets, each for half a minute
# make bench   benchmarks (needs an idle machine)
# make web     the page's core from crates/web (needs Debian's rustc-web: .ci/wasm-toolchain brings it)
# make deps    install what a build needs (part of demo and test)

CARGO ?= cargo
STEP := .ci/step
# Where Rust's installer puts cargo; a shell opened before does not know yet.
export PATH := $(PATH):$(HOME)/.cargo/bin
# What is skipped, a line each: listed at the end of `make test`.
export PHUSONG_SKIPPED := $(CURDIR)/target/skipped

.PHONY: demo test bench web deps dev-deps forget-skips fmt clippy words unit doc lean web-check deny skips fuzz
.NOTPARALLEL:

demo: deps
	$(CARGO) build --release --locked
	$(CARGO) run --release --locked --quiet -- run data/demo/phusong.toml
	@echo
	@echo "Bản đồ / maps:   outputs/demo/maps/4g.png, 5g.png, ftth.png, mobile.png (+ .pdf)"
	@echo "Bảng / tables:   outputs/demo/villages.csv, rates.csv, village_operators.csv, findings.csv"
	@echo "Lớp GIS / layer: outputs/demo/villages.gpkg (QGIS), villages.geojson"

test: dev-deps forget-skips fmt clippy unit doc lean web-check deny skips

forget-skips:
	@mkdir -p target && rm -f "$$PHUSONG_SKIPPED"

skips:
	@.ci/skips

deps:
	@.ci/deps

dev-deps:
	@.ci/deps --dev

fmt:
	@$(STEP) format $(CARGO) fmt --check

# Checks every target, benches among them.
clippy:
	@$(STEP) clippy $(CARGO) clippy --locked --workspace --all-targets -- -D warnings

# After a change of a message: every language against the others and against the sources, in seconds.
words:
	@$(CARGO) test --locked --workspace --test complete

# Not called `tests`: that is a folder.
unit:
	@$(STEP) tests $(CARGO) test --locked --workspace --quiet

doc:
	@RUSTDOCFLAGS="-D warnings" $(STEP) documentation $(CARGO) doc --locked --workspace --no-deps --lib

# Where GDAL cannot go the library reads GeoJSON and tables all the same, to the same findings. Seven short tests:
# not worth optimising a second build for.
lean:
	@$(STEP) "without GDAL" $(CARGO) clippy --locked --no-default-features --lib -- -D warnings
	@CARGO_PROFILE_DEV_OPT_LEVEL=0 $(STEP) "reading without GDAL" $(CARGO) test --locked --quiet --no-default-features --test without_gdal
	@$(STEP) "on Windows" .ci/windows

# The module in the page is what crates/web gives.
web-check:
	@$(STEP) "core in the page" .ci/web check

web:
	@.ci/web build

deny:
	@$(STEP) dependencies .ci/deny

# Builds the fuzz targets (cold: some minutes) and runs each for half a minute.
fuzz: dev-deps
	@$(STEP) "fuzz targets" .ci/fuzz 30

bench: deps
	@if ls benches/*.rs >/dev/null 2>&1; then \
		$(CARGO) bench --locked --bench '*'; \
	else \
		echo "no Rust benchmarks here yet"; \
	fi
	@echo "Comparison with geopandas and GEOS: benches/peer/README.md"
