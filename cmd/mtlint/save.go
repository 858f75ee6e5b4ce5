package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// save puts a mended article in place of the file that was read: in one step,
// so that a reader sees the old file or the new one and never a half. The file
// behind a link is replaced, not the link; mode and owner stay. It is an error,
// and the file is left as it is, when the file no longer holds what was read.
func save(path string, was, now []byte) error {
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return unwrapped(path, err)
	}
	file, err := os.OpenFile(target, os.O_RDWR, 0) // a read-only file is one that nobody wants changed
	if err != nil {
		return fmt.Errorf("not saved: %w", unwrapped(path, err))
	}
	info, err := file.Stat()
	if err = errors.Join(err, file.Close()); err != nil {
		return unwrapped(path, err)
	}
	temp, err := os.CreateTemp(filepath.Dir(target), ".mtlint-*")
	if err != nil {
		return fmt.Errorf("not saved: %w", unwrapped(path, err))
	}
	err = fill(temp, info, now)
	if err == nil {
		err = unchanged(target, was)
	}
	if err == nil {
		err = os.Rename(temp.Name(), target)
	}
	if err != nil {
		_ = os.Remove(temp.Name()) // the first error is the one to tell
		return fmt.Errorf("not saved: %w", unwrapped(path, err))
	}
	return syncFolder(filepath.Dir(target))
}

// fill writes data to a new file, gives it the mode and owner of the old one
// and closes it when it is on the disk.
func fill(file *os.File, old os.FileInfo, data []byte) error {
	_, err := file.Write(data)
	if err == nil {
		err = keepOwner(file, old)
	}
	if err == nil {
		err = file.Chmod(old.Mode()) // after the owner: a change of owner clears the set-id bits
	}
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

// unchanged reports as an error that a file does not hold data any more.
func unchanged(path string, data []byte) error {
	now, err := os.ReadFile(path)
	if err == nil && !bytes.Equal(now, data) {
		err = errors.New("the file changed while it was being linted; run again")
	}
	return err
}
