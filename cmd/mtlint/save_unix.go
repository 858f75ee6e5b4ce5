//go:build unix

package main

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// keepOwner gives a file the owner and group of another.
func keepOwner(file *os.File, old os.FileInfo) error {
	have, err := file.Stat()
	if err != nil {
		return err
	}
	want, ok := old.Sys().(*syscall.Stat_t)
	is, ok2 := have.Sys().(*syscall.Stat_t)
	if !ok || !ok2 || want.Uid == is.Uid && want.Gid == is.Gid {
		return nil
	}
	if err := file.Chown(int(want.Uid), int(want.Gid)); err != nil {
		return fmt.Errorf("its owner cannot be kept: %w", err)
	}
	return nil
}

// syncFolder makes a rename last. Some file systems cannot, and need not.
func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return nil //nolint:nilerr // a folder that may be written but not read: the rename is done
	}
	err = folder.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil
	}
	return errors.Join(err, folder.Close())
}
