# mtlint alone in an image: one static binary, no shell, no root.
#
#	docker build -t mtlint .
#	docker run --rm -v "$PWD:/work" mtlint lint incoming/
FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /mtlint ./cmd/mtlint

FROM scratch
COPY --from=build /mtlint /bin/mtlint
USER 65532:65532
WORKDIR /work
ENTRYPOINT ["/bin/mtlint"]
