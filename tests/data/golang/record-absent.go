// Absent lists what the packages of gopark's library do not have of what Go's have: for each package the names, and the
// fields and methods of the types that it has.
//
//	go run tests/data/golang/record-absent.go assets/std | grep -v ^syscall: >assets/absent.txt
package main

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
)

func main() {
	root := os.Args[1]
	dirs := map[string]bool{}
	filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if strings.HasSuffix(path, ".go") {
			dirs[filepath.Dir(path)] = true
		}
		return err
	})
	var paths []string
	for dir := range dirs {
		path, _ := filepath.Rel(root, dir)
		if !strings.Contains(strings.Split(path, "/")[0], ".") && !strings.HasPrefix(path, "internal") {
			paths = append(paths, path)
		}
	}
	sort.Strings(paths)
	real := importer.ForCompiler(token.NewFileSet(), "source", nil)
	for _, path := range paths {
		pkg, err := real.Import(path)
		if err != nil {
			continue // a package that Go does not have
		}
		if names := missing(pkg.Scope(), declared(filepath.Join(root, path))); len(names) > 0 {
			fmt.Printf("%s: %s\n", path, strings.Join(names, " "))
		}
	}
}

// missing is the exported names of a package that are not there.
func missing(scope *types.Scope, have map[string]bool) []string {
	var names []string
	for _, name := range scope.Names() {
		obj := scope.Lookup(name)
		if !obj.Exported() {
			continue
		}
		if !have[name] {
			names = append(names, name)
			continue
		}
		for _, member := range members(obj) {
			if !have[name+"."+member] {
				names = append(names, name+"."+member)
			}
		}
	}
	return names
}

// members is the exported fields and methods of a type: those that it declares, and a struct's promoted ones.
func members(obj types.Object) []string {
	named, ok := obj.Type().(*types.Named)
	if _, isType := obj.(*types.TypeName); !ok || !isType {
		return nil
	}
	var names []string
	add := func(obj types.Object) {
		if obj.Exported() {
			names = append(names, obj.Name())
		}
	}
	for i := range named.NumMethods() {
		add(named.Method(i))
	}
	switch under := named.Underlying().(type) {
	case *types.Struct:
		for i := range under.NumFields() {
			field := under.Field(i)
			add(field)
			if named, ok := types.Unalias(field.Type()).(*types.Named); ok && field.Embedded() {
				names = append(names, members(named.Obj())...)
			}
		}
	case *types.Interface:
		for i := range under.NumExplicitMethods() {
			add(under.ExplicitMethod(i))
		}
	}
	sort.Strings(names)
	return slices.Compact(names)
}

// declared is the names that the files of a folder declare; types with what is promoted to them.
func declared(dir string) map[string]bool {
	have := map[string]bool{}
	embeds := map[string][]string{}
	packages, err := parser.ParseDir(token.NewFileSet(), dir, nil, 0)
	if err != nil {
		panic(err)
	}
	for _, pkg := range packages {
		for _, file := range pkg.Files {
			for _, decl := range file.Decls {
				declare(decl, have, embeds)
			}
		}
	}
	for range 4 {
		for outer, inner := range embeds {
			for name := range have {
				for _, in := range inner {
					if member, ok := strings.CutPrefix(name, in+"."); ok {
						have[outer+"."+member] = true
					}
				}
			}
		}
	}
	return have
}

func declare(decl ast.Decl, have map[string]bool, embeds map[string][]string) {
	switch decl := decl.(type) {
	case *ast.FuncDecl:
		name := decl.Name.Name
		if decl.Recv != nil {
			name = base(decl.Recv.List[0].Type) + "." + name
		}
		have[name] = true
	case *ast.GenDecl:
		for _, spec := range decl.Specs {
			switch spec := spec.(type) {
			case *ast.ValueSpec:
				for _, name := range spec.Names {
					have[name.Name] = true
				}
			case *ast.TypeSpec:
				declareType(spec, have, embeds)
			}
		}
	}
}

func declareType(spec *ast.TypeSpec, have map[string]bool, embeds map[string][]string) {
	name := spec.Name.Name
	have[name] = true
	var fields *ast.FieldList
	switch t := spec.Type.(type) {
	case *ast.StructType:
		fields = t.Fields
	case *ast.InterfaceType:
		fields = t.Methods
	default:
		return
	}
	for _, field := range fields.List {
		for _, n := range field.Names {
			have[name+"."+n.Name] = true
		}
		if len(field.Names) == 0 {
			have[name+"."+base(field.Type)] = true
			embeds[name] = append(embeds[name], base(field.Type))
		}
	}
}

// base is the name of a type without its package, pointers and arguments.
func base(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.StarExpr:
		return base(e.X)
	case *ast.IndexExpr:
		return base(e.X)
	case *ast.IndexListExpr:
		return base(e.X)
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}
