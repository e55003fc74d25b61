package cn.quanzhi.knowledge.ingest.parse;

import cn.quanzhi.knowledge.ingest.parse.Unreadable.Reason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the parts of a Word file as a stream of elements: no entities, no DOCTYPE, no more bytes than a text can have. */
final class OfficeXml {

    private static final long LONGEST_PART = 200_000_000;

    private OfficeXml() {}

    /** Is told of each element and text in turn. */
    interface Elements {
        void open(String name, XMLStreamReader at);

        void text(String text);

        void close(String name);
    }

    /** Whether the part is there. */
    static boolean read(ZipFile zip, String part, Elements elements) throws IOException {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            return false;
        }
        try (InputStream in = new Counted(zip.getInputStream(entry))) {
            XMLStreamReader reader = factory().createXMLStreamReader(in);
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> elements.open(reader.getLocalName(), reader);
                    case XMLStreamConstants.END_ELEMENT -> elements.close(reader.getLocalName());
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        elements.text(reader.getText());
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new Unreadable(Reason.DOCTYPE_REFUSED, part);
                    default -> {}
                }
            }
            return true;
        } catch (XMLStreamException e) {
            throw new Unreadable(Reason.CORRUPT, part);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    /** An attribute by its local name, "" where it is not there: the prefix is the writer's choice. */
    static String attribute(XMLStreamReader at, String name) {
        for (int i = 0; i < at.getAttributeCount(); i++) {
            if (at.getAttributeLocalName(i).equals(name)) {
                return at.getAttributeValue(i);
            }
        }
        return "";
    }

    /** A switch that is on unless it says otherwise. */
    static boolean isOn(XMLStreamReader at) {
        String value = attribute(at, "val");
        return !value.equals("0") && !value.equals("false") && !value.equals("off") && !value.equals("none");
    }

    static int number(String text, int otherwise) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** What a directory of sizes claims may be a lie: what comes out is counted. */
    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int more) {
            count += more;
            if (count > LONGEST_PART) {
                throw new Unreadable(Reason.TOO_LARGE_INSIDE);
            }
        }
    }
}
