# Built with the steps that `cargo xtask` runs anywhere else; the last stage holds the binary and the site only.
FROM rust:1-bookworm AS build
WORKDIR /source
COPY . .
RUN rustup target add wasm32-unknown-unknown
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    cargo xtask setup --for release && cargo xtask build --release

# The client programs of Postgres are for `backup` and `restore`; they may not be older than the server of compose.yaml.
FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates curl postgresql-client-15 tzdata \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin wellspring \
    && install -d -o wellspring -g wellspring -m 0750 /data
COPY --from=build /source/target/release/wellspring /app/wellspring
COPY --from=build /source/target/site /app/site
USER wellspring
ENV WELLSPRING_LISTEN=0.0.0.0:8420 \
    WELLSPRING_DATA_DIR=/data
VOLUME /data
EXPOSE 8420
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD ["curl", "-fsS", "http://127.0.0.1:8420/readyz"]
ENTRYPOINT ["/app/wellspring"]
CMD ["serve"]
