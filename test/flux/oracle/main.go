// Command oracle builds Flux Kustomizations as Flux's own library does. It reads one request as JSON a line from standard
// input and answers each with one line of JSON.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/yaml"

	"github.com/fluxcd/pkg/envsubst"
	"github.com/fluxcd/pkg/kustomize"
	"github.com/fluxcd/pkg/sourceignore"
	ssautil "github.com/fluxcd/pkg/ssa/utils"
)

// request is what to build: files by path, or a folder that may be written to; the Flux Kustomization as YAML.
//
// With Text only that text is filled with Variables.
type request struct {
	Text          string            `json:"text"`
	Variables     map[string]string `json:"variables"`
	Files         map[string]string `json:"files"`
	Root          string            `json:"root"`
	Kustomization string            `json:"kustomization"`
	// Pack leaves out what the source would not pack; Ignore is its own spec.ignore.
	Pack   bool   `json:"pack"`
	Ignore string `json:"ignore"`
	// ConfigMaps and Secrets of the cluster, by kind and name; the Flux Kustomization's namespace is theirs.
	Sources map[string]map[string]string `json:"sources"`
}

type answer struct {
	Objects []string `json:"objects,omitempty"`
	Text    string   `json:"text,omitempty"`
	Error   string   `json:"error,omitempty"`
}

// cluster answers the only question that the library asks a cluster.
type cluster struct {
	client.Client
	sources map[string]map[string]string
}

func (c cluster) Get(_ context.Context, key client.ObjectKey, obj client.Object, _ ...client.GetOption) error {
	switch into := obj.(type) {
	case *corev1.ConfigMap:
		values, found := c.sources["ConfigMap/"+key.Name]
		if !found {
			return apierrors.NewNotFound(schema.GroupResource{Resource: "configmaps"}, key.Name)
		}
		into.Data = values
	case *corev1.Secret:
		values, found := c.sources["Secret/"+key.Name]
		if !found {
			return apierrors.NewNotFound(schema.GroupResource{Resource: "secrets"}, key.Name)
		}
		into.Data = map[string][]byte{}
		for name, value := range values {
			into.Data[name] = []byte(value)
		}
	}
	return nil
}

func main() {
	lines := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := json.NewEncoder(os.Stdout)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) == 0 || err != nil {
			return
		}
		result, err := answerTo(line)
		if err != nil {
			result = answer{Error: err.Error()}
		}
		if err := out.Encode(result); err != nil {
			panic(err)
		}
	}
}

func answerTo(line []byte) (answer, error) {
	var asked request
	if err := json.Unmarshal(line, &asked); err != nil {
		return answer{}, err
	}
	if asked.Text != "" {
		text, err := envsubst.Eval(asked.Text, func(name string) (string, bool) {
			value, found := asked.Variables[name]
			return value, found
		})
		return answer{Text: text}, err
	}
	objects, err := buildFiles(asked)
	return answer{Objects: objects}, err
}

func buildFiles(asked request) ([]string, error) {
	root := asked.Root
	if root == "" {
		folder, err := os.MkdirTemp("", "flux-oracle-")
		if err != nil {
			return nil, err
		}
		defer os.RemoveAll(folder)
		root = folder
	}
	for path, text := range asked.Files {
		file := filepath.Join(root, path)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return nil, err
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			return nil, err
		}
	}
	if asked.Pack {
		if err := pack(root, asked.Ignore); err != nil {
			return nil, err
		}
	}
	return build(root, asked)
}

// pack removes what source-controller leaves out of an artifact.
func pack(root, ignore string) error {
	domain := strings.Split(root, string(filepath.Separator))
	patterns, err := sourceignore.LoadIgnorePatterns(root, domain)
	if err != nil {
		return err
	}
	if ignore != "" {
		patterns = append(patterns, sourceignore.ReadPatterns(strings.NewReader(ignore), domain)...)
	}
	matcher := sourceignore.NewDefaultMatcher(patterns, domain)
	var folders []string
	err = filepath.Walk(root, func(path string, info os.FileInfo, err error) error {
		if err != nil || !matcher.Match(strings.Split(path, string(filepath.Separator)), info.IsDir()) {
			return err
		}
		if info.IsDir() {
			folders = append(folders, path)
			return nil
		}
		return os.Remove(path)
	})
	// A folder that is left out is there only for the files in it that are not.
	for at := len(folders) - 1; at >= 0; at-- {
		_ = os.Remove(folders[at])
	}
	return err
}

// addCommonMetadata does what the controller does before it applies objects.
func addCommonMetadata(kustomization unstructured.Unstructured, text []byte) ([]byte, error) {
	labels, hasLabels, _ := unstructured.NestedStringMap(kustomization.Object, "spec", "commonMetadata", "labels")
	annotations, hasAnnotations, _ := unstructured.NestedStringMap(kustomization.Object, "spec", "commonMetadata", "annotations")
	if !hasLabels && !hasAnnotations {
		return text, nil
	}
	objects, err := ssautil.ReadObjects(strings.NewReader(string(text)))
	if err != nil || len(objects) != 1 {
		return nil, fmt.Errorf("%d objects: %w", len(objects), err)
	}
	ssautil.SetCommonMetadata(objects, labels, annotations)
	return yaml.Marshal(objects[0].Object)
}

func build(root string, asked request) ([]string, error) {
	kustomization := unstructured.Unstructured{Object: map[string]any{}}
	if err := yaml.Unmarshal([]byte(asked.Kustomization), &kustomization.Object); err != nil {
		return nil, err
	}
	path, _, err := unstructured.NestedString(kustomization.Object, "spec", "path")
	if err != nil {
		return nil, err
	}
	// As the controller joins them: a path that climbs out ends at the root.
	dir := filepath.Join(root, filepath.Join("/", path))
	if _, err := os.Stat(dir); err != nil {
		return nil, fmt.Errorf("path not found: %w", err)
	}
	if _, err := kustomize.NewGenerator(root, kustomization).WriteFile(dir); err != nil {
		return nil, err
	}
	resources, err := kustomize.SecureBuild(root, dir, false)
	if err != nil {
		return nil, err
	}
	_, hasPostBuild, _ := unstructured.NestedMap(kustomization.Object, "spec", "postBuild")
	strategy, _, _ := unstructured.NestedString(kustomization.Object, "spec", "postBuild", "substituteStrategy")
	objects := []string{}
	for _, resource := range resources.Resources() {
		if hasPostBuild {
			filled, err := kustomize.SubstituteVariables(context.Background(), cluster{sources: asked.Sources}, kustomization, resource,
				kustomize.SubstituteWithStrict(true), kustomize.SubstituteWithAlways(strategy == "Always"))
			if err != nil {
				return nil, err
			}
			if filled != nil {
				if _, err := resources.Replace(resource); err != nil {
					return nil, err
				}
			}
		}
		text, err := resource.AsYAML()
		if err != nil {
			return nil, err
		}
		if text, err = addCommonMetadata(kustomization, text); err != nil {
			return nil, err
		}
		objects = append(objects, string(text))
	}
	return objects, nil
}
