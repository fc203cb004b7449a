# docker build -t faracheck . && docker run --rm -v "$PWD:/drafts:ro" faracheck check .
FROM python:3.13-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY src src
COPY rules rules
RUN python -m venv /opt/faracheck \
 && /opt/faracheck/bin/pip install --no-cache-dir --disable-pip-version-check '.[msg,pdf]'

FROM python:3.13-slim
COPY --from=build /opt/faracheck /opt/faracheck
ENV PATH=/opt/faracheck/bin:$PATH PYTHONDONTWRITEBYTECODE=1
RUN useradd --create-home --uid 10001 faracheck
USER faracheck
WORKDIR /drafts
ENTRYPOINT ["faracheck"]
CMD ["--help"]
