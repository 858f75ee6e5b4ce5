//go:build !unix

package main

import "os"

// keepOwner has nothing to do where a new file inherits its owner.
func keepOwner(*os.File, os.FileInfo) error { return nil }

// syncFolder has nothing to do where folders cannot be synced.
func syncFolder(string) error { return nil }
