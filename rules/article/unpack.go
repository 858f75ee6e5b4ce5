package article

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
)

// unpackedMost is how large a compressed file may grow, in bytes.
const unpackedMost = 256 << 20

// gzipMark is what a file in gzip's one method begins with.
const gzipMark = "\x1f\x8b\x08"

// unpack gives the bytes of a file, unpacked where it is compressed with gzip.
func unpack(data []byte) (_ []byte, packed bool, _ error) {
	if !bytes.HasPrefix(data, []byte(gzipMark)) {
		return data, false, nil
	}
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, true, fmt.Errorf("not unpacked: %w", err)
	}
	plain, err := io.ReadAll(io.LimitReader(r, unpackedMost+1))
	if err == nil && len(plain) > unpackedMost {
		err = fmt.Errorf("more than %d MB", unpackedMost>>20)
	}
	if err != nil {
		return nil, true, fmt.Errorf("not unpacked: %w", err)
	}
	return plain, true, nil
}
