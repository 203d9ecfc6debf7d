package org.haskap.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.util.XMLHelper;
import org.haskap.reading.UnreadableException.Problem;
import org.jspecify.annotations.Nullable;

/** Office Open XML: opens the package, tells workbooks from word documents, and hands their parts out as streams. */
final class OfficeSource implements AutoCloseable {
    private final OPCPackage opc;
    private final XMLInputFactory xml = XMLHelper.newXMLInputFactory();

    private OfficeSource(OPCPackage opc) {
        this.opc = opc;
    }

    static Document read(Path file, String name) {
        String format = "Office (xlsx, docx)";
        try {
            ZipGuard.check(file, name);
            try (var office = new OfficeSource(OPCPackage.open(file.toFile(), PackageAccess.READ))) {
                PackagePart main = office.main();
                if (main == null) {
                    throw new UnreadableException(Problem.UNSUPPORTED, name, "ZIP");
                }
                if (main.getContentType().contains("spreadsheetml")) {
                    format = "xlsx";
                    return new WorkbookSource(office, main, name).read();
                }
                if (main.getContentType().contains("wordprocessingml")) {
                    format = "docx";
                    return new WordSource(office, main, name).read();
                }
                throw new UnreadableException(Problem.UNSUPPORTED, name, "Office");
            }
        } catch (UnreadableException e) {
            throw e;
        } catch (OutOfMemoryError e) {
            throw new UnreadableException(e, Problem.TOO_MUCH_MEMORY, name, format);
        } catch (IOException | OpenXML4JException | XMLStreamException | RuntimeException | StackOverflowError e) {
            // A damaged part makes the library fail in any way it likes; to the reader it is one thing.
            throw new UnreadableException(e, Problem.BROKEN, name, format);
        }
    }

    private @Nullable PackagePart main() throws OpenXML4JException {
        for (PackageRelationship relation : opc.getRelationships()) {
            if (relation.getRelationshipType().endsWith("/officeDocument")) {
                return opc.getPart(relation);
            }
        }
        return null;
    }

    /** The part that the given one relates to by the last word of the relation's type, in either OOXML flavour. */
    @Nullable
    PackagePart related(PackagePart part, String type) throws OpenXML4JException {
        for (PackageRelationship relation : part.getRelationships()) {
            if (relation.getRelationshipType().endsWith("/" + type)) {
                return part.getRelatedPart(relation);
            }
        }
        return null;
    }

    /** What a reader does with one part. */
    interface Visitor {
        void visit(XMLStreamReader in) throws XMLStreamException;
    }

    /** Streams one part to the visitor, without document types or external entities. */
    void stream(PackagePart part, Visitor visitor) throws IOException, XMLStreamException {
        try (InputStream bytes = part.getInputStream()) {
            XMLStreamReader in = xml.createXMLStreamReader(bytes);
            try {
                visitor.visit(in);
            } finally {
                in.close();
            }
        }
    }

    /** An attribute by its local name, whatever its name space; null when it is not there. */
    static @Nullable String attribute(XMLStreamReader in, String name) {
        for (int i = 0; i < in.getAttributeCount(); i++) {
            if (in.getAttributeLocalName(i).equals(name)) {
                return in.getAttributeValue(i);
            }
        }
        return null;
    }

    /** Whether an attribute says yes in one of XML's ways; {@code absent} when it is not there. */
    static boolean flag(XMLStreamReader in, String name, boolean absent) {
        String value = attribute(in, name);
        return value == null ? absent : value.equals("1") || value.equals("true") || value.equals("on");
    }

    @Override
    public void close() {
        opc.revert();
    }
}
