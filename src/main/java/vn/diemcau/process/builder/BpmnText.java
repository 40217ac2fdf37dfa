package vn.diemcau.process.builder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.w3c.dom.Attr;
import org.w3c.dom.Comment;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Writes a model as a person would: the id first, a shape in one line, no attribute that only repeats a default. The
 * writer that comes with the model's API adds empty lines each time that it writes what it has read.
 */
final class BpmnText {

    private static final Map<String, Integer> FIRST =
            Map.of("id", 0, "name", 1, "x", 0, "y", 1, "width", 2, "height", 3);
    private static final int LAST = 9;
    private static final String DI = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final Map<String, String> PREFIXES = Map.of(
            "http://www.omg.org/spec/BPMN/20100524/MODEL",
            "bpmn",
            DI,
            "bpmndi",
            "http://www.omg.org/spec/DD/20100524/DC",
            "dc",
            "http://www.omg.org/spec/DD/20100524/DI",
            "di",
            "http://camunda.org/schema/1.0/bpmn",
            "camunda",
            XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI,
            "xsi");

    /** What is written in one line with all that it contains. */
    private static final Set<String> LINES = Set.of("BPMNShape", "BPMNEdge");

    private final StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    private BpmnText() {}

    /** A valid model as text. */
    static String of(BpmnModelInstance model) {
        Bpmn.validateModel(model);
        Document document = (Document) model.getDocument().getDomSource().getNode();
        BpmnText writer = new BpmnText();
        writer.write(document.getDocumentElement(), "");
        return writer.text.toString();
    }

    private void write(Element element, String indent) {
        text.append(indent);
        List<Node> children = children(element);
        if (children.isEmpty() || DI.equals(element.getNamespaceURI()) && LINES.contains(element.getLocalName())) {
            writeInLine(element);
            text.append('\n');
            return;
        }
        open(element);
        text.append(">\n");
        for (Node child : children) {
            if (child instanceof Comment comment) {
                text.append(indent).append("  <!--").append(comment.getData()).append("-->\n");
            } else {
                write((Element) child, indent + "  ");
            }
        }
        text.append(indent).append("</").append(nameOf(element)).append(">\n");
    }

    private void writeInLine(Element element) {
        open(element);
        List<Node> children = children(element);
        String content = children.isEmpty() ? element.getTextContent().strip() : "";
        if (children.isEmpty() && content.isEmpty()) {
            text.append(" />");
            return;
        }
        text.append('>').append(escaped(content));
        children.forEach(child -> writeInLine((Element) child));
        text.append("</").append(nameOf(element)).append('>');
    }

    private void open(Element element) {
        text.append('<').append(nameOf(element));
        for (Attr attribute : attributes(element)) {
            text.append(' ')
                    .append(nameOf(attribute))
                    .append("=\"")
                    .append(escaped(attribute.getValue()))
                    .append('"');
        }
    }

    /** With the prefix that the drawn models use: what the model's API adds has another, or none. */
    private static String nameOf(Node node) {
        String prefix = node.getNamespaceURI() == null ? null : PREFIXES.get(node.getNamespaceURI());
        return prefix == null ? node.getNodeName() : prefix + ":" + node.getLocalName();
    }

    private static List<Node> children(Element element) {
        List<Node> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element || child instanceof Comment) {
                children.add(child);
            }
        }
        return children;
    }

    /** Those that are written, and not filled in from the schema. */
    private static List<Attr> attributes(Element element) {
        List<Attr> attributes = new ArrayList<>();
        NamedNodeMap all = element.getAttributes();
        for (int i = 0; i < all.getLength(); i++) {
            Attr attribute = (Attr) all.item(i);
            boolean isDeclaration = attribute.getName().startsWith("xmlns");
            if (attribute.getSpecified() && !(isDeclaration && element.getParentNode() instanceof Element)) {
                attributes.add(attribute);
            }
        }
        attributes.sort(Comparator.comparingInt((Attr attribute) -> FIRST.getOrDefault(attribute.getName(), LAST))
                .thenComparing(BpmnText::nameOf));
        return attributes;
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\n", "&#10;");
    }
}
