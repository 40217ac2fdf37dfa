package vn.diemcau.platform.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One XML part, read as a stream of elements. */
public final class XmlPart implements AutoCloseable {

    // Excel's own files stay far below. A deeper file would only exhaust the parser.
    private static final int DEEPEST = 100;
    private static final int MOST_NAMES = 2_000;
    private static final int MOST_INSTRUCTIONS = 100;

    private static final XMLInputFactory PARSERS = parsers();

    private final InputStream part;
    private final XMLStreamReader reader;
    private final Set<String> names = new HashSet<>();
    private int depth;
    private int instructions;

    /** @param part is closed with this */
    public XmlPart(InputStream part) throws IOException {
        this.part = part;
        try {
            reader = PARSERS.createXMLStreamReader(part);
        } catch (XMLStreamException e) {
            part.close();
            throw new IOException(e);
        }
    }

    /** Moves to the next start, end or text; false at the end. */
    public boolean next() throws IOException {
        try {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        started();
                        return true;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        return true;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        return true;
                    }
                    case XMLStreamConstants.DTD -> throw Unreadable.broken();
                    case XMLStreamConstants.PROCESSING_INSTRUCTION -> {
                        if (++instructions > MOST_INSTRUCTIONS) {
                            throw Unreadable.broken();
                        }
                    }
                    default -> {}
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** Whether it stands at the start of such an element, in any namespace. */
    public boolean starts(String name) {
        return reader.isStartElement() && reader.getLocalName().equals(name);
    }

    /** Whether it stands at the end of such an element. */
    public boolean ends(String name) {
        return reader.isEndElement() && reader.getLocalName().equals(name);
    }

    /** Whether it stands at text. */
    public boolean isText() {
        return reader.isCharacters();
    }

    /** Adds the current text, up to a cell's limit. */
    public void addTextTo(StringBuilder text) {
        if (text.length() + reader.getTextLength() > 2 * Grid.LONGEST_CELL) {
            throw Unreadable.tooMuch();
        }
        text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
    }

    /** The attribute with this name in any namespace, or null. */
    public String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    /** The {@code id} in the relationships' namespace; a sheet also has another {@code id}. */
    String relation() {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            if (reader.getAttributeLocalName(i).equals("id") && namespace != null && !namespace.isEmpty()) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    boolean isOn(String attribute) {
        String value = attribute(attribute);
        return "1".equals(value) || "true".equals(value);
    }

    /** A whole number, or another when the attribute is absent. */
    public int number(String attribute, int otherwise) {
        String value = attribute(attribute);
        return value == null ? otherwise : Integer.parseInt(value.strip());
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        } finally {
            part.close();
        }
    }

    private void started() {
        depth++;
        remember(reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            remember(reader.getAttributeLocalName(i));
        }
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            remember(reader.getNamespacePrefix(i));
            remember(reader.getNamespaceURI(i));
        }
        if (depth > DEEPEST || names.size() > MOST_NAMES) {
            throw Unreadable.broken();
        }
    }

    private void remember(String name) {
        names.add(name);
    }

    private static XMLInputFactory parsers() {
        XMLInputFactory parsers = XMLInputFactory.newDefaultFactory();
        parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return parsers;
    }
}
