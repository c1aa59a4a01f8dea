// Go's own sumdb/note and sumdb/tlog look at what TransparencyLog made. Exit code 0: accepted; 1: rejected.
//
//	outsider note VKEY NOTE
//	outsider proof VKEY PROOF ENTRY
//	outsider tree VKEY OLD NEW HASHES
//	outsider tiles VKEY DIR
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	switch args[0] {
	case "note":
		_, err := open(args[1], read(args[2]))
		return err
	case "proof":
		return proof(args[1], string(read(args[2])), read(args[3]))
	case "tree":
		older, err := open(args[1], read(args[2]))
		if err != nil {
			return err
		}
		newer, err := open(args[1], read(args[3]))
		if err != nil {
			return err
		}
		hashes, err := parse(strings.Fields(string(read(args[4]))))
		if err != nil {
			return err
		}
		return tlog.CheckTree(tlog.TreeProof(hashes), newer.N, newer.Hash, older.N, older.Hash)
	case "tiles":
		return tiles(args[1], args[2])
	}
	return fmt.Errorf("unknown: %s", args[0])
}

func proof(vkey, file string, entry []byte) error {
	head, checkpoint, ok := strings.Cut(file, "\n\n")
	lines := strings.Split(head, "\n")
	if !ok || len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" || !strings.HasPrefix(lines[1], "index ") {
		return fmt.Errorf("not a proof")
	}
	index, err := strconv.ParseInt(lines[1][len("index "):], 10, 64)
	if err != nil {
		return err
	}
	hashes, err := parse(lines[2:])
	if err != nil {
		return err
	}
	tree, err := open(vkey, []byte(checkpoint))
	if err != nil {
		return err
	}
	return tlog.CheckRecord(tlog.RecordProof(hashes), tree.N, tree.Hash, index, tlog.RecordHash(entry))
}

// tiles lets Go compute the root and 201 proofs from our files, the first and the last entry's among them.
func tiles(vkey, dir string) error {
	tree, err := open(vkey, read(filepath.Join(dir, "checkpoint")))
	if err != nil {
		return err
	}
	reader := tlog.TileHashReader(tree, &files{dir})
	indexes := []int64{tree.N - 1}
	for index := int64(0); index < tree.N; index += 1 + tree.N/200 {
		indexes = append(indexes, index)
	}
	for _, index := range indexes {
		path, err := tlog.ProveRecord(tree.N, index, reader)
		if err != nil {
			return err
		}
		entry, err := entryAt(dir, tree.N, index)
		if err != nil {
			return err
		}
		if err := tlog.CheckRecord(path, tree.N, tree.Hash, index, tlog.RecordHash(entry)); err != nil {
			return err
		}
	}
	return nil
}

type files struct{ dir string }

func (f *files) Height() int                           { return 8 }
func (f *files) SaveTiles(_ []tlog.Tile, _ [][]byte) {}
func (f *files) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		// sumdb writes the height into the path; tlog-tiles does not.
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		data, err := os.ReadFile(filepath.Join(f.dir, path))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func entryAt(dir string, size, index int64) ([]byte, error) {
	tile := tlog.Tile{H: 8, L: 0, N: index / 256, W: 256}
	if (index/256+1)*256 > size {
		tile.W = int(size % 256)
	}
	path := strings.Replace(tile.Path(), "tile/8/0/", "tile/entries/", 1)
	data, err := os.ReadFile(filepath.Join(dir, path))
	if err != nil {
		return nil, err
	}
	for i := int64(0); ; i++ {
		if len(data) < 2 || len(data) < 2+int(data[0])<<8+int(data[1]) {
			return nil, fmt.Errorf("bundle too short")
		}
		length := int(data[0])<<8 + int(data[1])
		if i == index%256 {
			return data[2 : 2+length], nil
		}
		data = data[2+length:]
	}
}

func open(vkey string, data []byte) (tlog.Tree, error) {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return tlog.Tree{}, err
	}
	opened, err := note.Open(data, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		return tlog.Tree{}, fmt.Errorf("not a checkpoint of %s", verifier.Name())
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	hash, err := tlog.ParseHash(lines[2])
	return tlog.Tree{N: size, Hash: hash}, err
}

func parse(lines []string) ([]tlog.Hash, error) {
	var hashes []tlog.Hash
	for _, line := range lines {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return nil, err
		}
		hashes = append(hashes, hash)
	}
	return hashes, nil
}

func read(path string) []byte {
	data, err := os.ReadFile(path)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	return data
}
