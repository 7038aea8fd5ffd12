// Prints how HashiCorp's own parser reads files of HCL: one JSON value a line, in the form of src/hcl/tree.ts, offsets in
// UTF-16 units. Arguments are files; with none, their names come on standard input, one a line.
// The output for fixtures/hcl is committed; tests compare with it and never run this program.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

type node map[string]any

type printer struct{ offsets []int }

func main() {
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	each(func(name string) {
		source, err := os.ReadFile(name)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return
		}
		file, problems := hclsyntax.ParseConfig(source, name, hcl.InitialPos)
		result := node{"file": name, "refused": problems.HasErrors()}
		if problems.HasErrors() {
			summaries := []string{}
			for _, one := range problems {
				summaries = append(summaries, one.Summary)
			}
			result["summaries"] = summaries
			result["line"] = problems[0].Subject.Start.Line
		} else {
			p := printer{offsets: utf16Offsets(source)}
			result["body"] = p.body(file.Body.(*hclsyntax.Body))
		}
		encoder.Encode(result)
	})
}

func each(visit func(string)) {
	for _, name := range os.Args[1:] {
		visit(name)
	}
	if len(os.Args) > 1 {
		return
	}
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		visit(lines.Text())
	}
}

// The offset in UTF-16 units of every byte.
func utf16Offsets(source []byte) []int {
	offsets := make([]int, len(source)+1)
	units := 0
	for at := 0; at < len(source); {
		r, size := utf8.DecodeRune(source[at:])
		for i := 0; i < size; i++ {
			offsets[at+i] = units
		}
		at += size
		units++
		if r > 0xffff {
			units++
		}
	}
	offsets[len(source)] = units
	return offsets
}

func (p printer) at(n node, r hcl.Range) node {
	n["start"], n["end"] = p.offsets[r.Start.Byte], p.offsets[r.End.Byte]
	return n
}

func (p printer) body(body *hclsyntax.Body) node {
	attributes, blocks := node{}, []node{}
	for name, attribute := range body.Attributes {
		attributes[name] = p.at(node{"name": p.at(node{}, attribute.NameRange), "value": p.expression(attribute.Expr)}, attribute.SrcRange)
	}
	for _, block := range body.Blocks {
		labels := []node{}
		header := block.TypeRange
		for i, label := range block.Labels {
			labels = append(labels, p.at(node{"text": label}, block.LabelRanges[i]))
			header.End = block.LabelRanges[i].End
		}
		whole := hcl.RangeBetween(block.TypeRange, block.CloseBraceRange)
		blocks = append(blocks, p.at(node{"type": block.Type, "labels": labels, "header": p.at(node{}, header), "body": p.body(block.Body)}, whole))
	}
	return node{"attributes": attributes, "blocks": blocks}
}

func (p printer) expression(e hclsyntax.Expression) node {
	r := e.Range()
	switch e := e.(type) {
	case *hclsyntax.LiteralValueExpr:
		if e.Val.Type() == cty.String && e.Val.AsString() == "" {
			return node{"kind": "literal", "value": ""}
		}
		return p.at(node{"kind": "literal", "value": value(e.Val)}, r)
	case *hclsyntax.TemplateExpr:
		return p.at(node{"kind": "template", "parts": p.expressions(e.Parts)}, r)
	case *hclsyntax.TemplateWrapExpr:
		return p.at(node{"kind": "wrap", "value": p.expression(e.Wrapped)}, r)
	case *hclsyntax.TemplateJoinExpr:
		return p.at(node{"kind": "join", "texts": p.expression(e.Tuple)}, r)
	case *hclsyntax.TupleConsExpr:
		return p.at(node{"kind": "tuple", "items": p.expressions(e.Exprs)}, r)
	case *hclsyntax.ObjectConsExpr:
		items := []node{}
		for _, item := range e.Items {
			items = append(items, node{"key": p.key(item.KeyExpr), "value": p.expression(item.ValueExpr)})
		}
		return p.at(node{"kind": "object", "items": items}, r)
	case *hclsyntax.FunctionCallExpr:
		return p.at(node{"kind": "call", "name": e.Name, "arguments": p.expressions(e.Args), "expands": e.ExpandFinal}, r)
	case *hclsyntax.ForExpr:
		n := node{"kind": "for", "valueName": e.ValVar, "collection": p.expression(e.CollExpr), "value": p.expression(e.ValExpr), "groups": e.Group}
		if e.KeyVar != "" {
			n["keyName"] = e.KeyVar
		}
		if e.KeyExpr != nil {
			n["key"] = p.expression(e.KeyExpr)
		}
		if e.CondExpr != nil {
			n["condition"] = p.expression(e.CondExpr)
		}
		return p.at(n, r)
	case *hclsyntax.BinaryOpExpr:
		return p.at(node{"kind": "binary", "operator": binary[e.Op], "left": p.expression(e.LHS), "right": p.expression(e.RHS)}, r)
	case *hclsyntax.UnaryOpExpr:
		operator := "-"
		if e.Op == hclsyntax.OpLogicalNot {
			operator = "!"
		}
		return p.at(node{"kind": "unary", "operator": operator, "operand": p.expression(e.Val)}, r)
	case *hclsyntax.ConditionalExpr:
		return p.at(node{"kind": "conditional", "condition": p.expression(e.Condition), "whenTrue": p.expression(e.TrueResult), "whenFalse": p.expression(e.FalseResult)}, r)
	case *hclsyntax.ParenthesesExpr:
		return p.at(node{"kind": "parentheses", "inner": p.expression(e.Expression)}, r)
	default:
		root, steps := p.traversal(e)
		return p.at(node{"kind": "traversal", "root": root, "steps": steps}, r)
	}
}

func (p printer) expressions(all []hclsyntax.Expression) []node {
	nodes := []node{}
	for _, e := range all {
		nodes = append(nodes, p.expression(e))
	}
	return nodes
}

func (p printer) key(e hclsyntax.Expression) node {
	key := e.(*hclsyntax.ObjectConsKeyExpr)
	if word := hcl.ExprAsKeyword(key.Wrapped); word != "" && !key.ForceNonLiteral {
		return p.at(node{"kind": "literal", "value": word}, key.Wrapped.Range())
	}
	return p.expression(key.Wrapped)
}

// The root of a traversal and all steps from there, whichever expressions they are spread over.
func (p printer) traversal(e hclsyntax.Expression) (node, []node) {
	switch e := e.(type) {
	case *hclsyntax.ScopeTraversalExpr:
		root := e.Traversal[0].(hcl.TraverseRoot)
		return p.at(node{"kind": "name", "name": root.Name}, root.SrcRange), p.steps(e.Traversal[1:])
	case *hclsyntax.RelativeTraversalExpr:
		root, steps := p.traversal(e.Source)
		return root, append(steps, p.steps(e.Traversal)...)
	case *hclsyntax.IndexExpr:
		root, steps := p.traversal(e.Collection)
		return root, append(steps, p.at(node{"kind": "index", "key": p.expression(e.Key)}, e.BracketRange))
	case *hclsyntax.SplatExpr:
		root, steps := p.traversal(e.Source)
		_, each := p.traversal(e.Each)
		return root, append(steps, p.at(node{"kind": "splat", "each": each}, e.MarkerRange))
	case *hclsyntax.AnonSymbolExpr:
		return nil, []node{}
	default:
		return p.expression(e), []node{}
	}
}

func (p printer) steps(traversal hcl.Traversal) []node {
	steps := []node{}
	for _, step := range traversal {
		switch step := step.(type) {
		case hcl.TraverseAttr:
			steps = append(steps, p.at(node{"kind": "attribute", "name": step.Name}, step.SrcRange))
		case hcl.TraverseIndex:
			steps = append(steps, p.at(node{"kind": "index", "key": node{"constant": value(step.Key)}}, step.SrcRange))
		}
	}
	return steps
}

func value(v cty.Value) any {
	switch {
	case v.IsNull():
		return nil
	case v.Type() == cty.Bool:
		return v.True()
	case v.Type() == cty.String:
		return v.AsString()
	default:
		number, _ := v.AsBigFloat().Float64()
		return number
	}
}

var binary = map[*hclsyntax.Operation]string{
	hclsyntax.OpLogicalOr: "||", hclsyntax.OpLogicalAnd: "&&", hclsyntax.OpEqual: "==", hclsyntax.OpNotEqual: "!=",
	hclsyntax.OpLessThan: "<", hclsyntax.OpLessThanOrEqual: "<=", hclsyntax.OpGreaterThan: ">", hclsyntax.OpGreaterThanOrEqual: ">=",
	hclsyntax.OpAdd: "+", hclsyntax.OpSubtract: "-", hclsyntax.OpMultiply: "*", hclsyntax.OpDivide: "/", hclsyntax.OpModulo: "%",
}

