# The command line and the web app. The store is another container (docker-compose.yml) or the embedded one in /data.
FROM python:3.11.13-slim-bookworm

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 ZHENGTU_DATA=/data
WORKDIR /opt/zhengtu

# Dependencies first: they change less often than the code, so this layer is kept.
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock

COPY pyproject.toml README.md LICENSE ./
COPY graph graph
COPY loaders loaders
COPY queries queries
COPY app app
COPY examples examples
RUN pip install --no-cache-dir --no-deps --no-build-isolation --editable . \
    && python -m graph.archive \
    && useradd --create-home zhengtu && mkdir /data && chown zhengtu /data

USER zhengtu
VOLUME /data
EXPOSE 8501
ENTRYPOINT ["zhengtu"]
CMD ["--help"]
