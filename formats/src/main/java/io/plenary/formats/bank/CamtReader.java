package io.plenary.formats.bank;

import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads camt.053, whichever of its versions: they differ in where a state and a name lie. What is booked and came is taken; what went,
 * was taken back or is only announced is none of ours.
 */
final class CamtReader {

    private static final XMLInputFactory FACTORY = hardened();
    private static final Pattern NAMESPACE =
            Pattern.compile("urn:iso:std:iso:20022:tech:xsd:camt\\.053\\.001\\.\\d{2}");
    private static final Set<String> YES = Set.of("true", "1");
    private static final int DEEPEST = 40;
    private static final int MOST_ELEMENTS = 200_000;
    private static final int DAY = 10;

    private CamtReader() {}

    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    static BankStatement read(byte[] file) {
        List<BankEntry> entries = new ArrayList<>();
        int unread = 0;
        for (CamtNode entry : entries(tree(file))) {
            List<BankEntry> read = entry(entry);
            unread += read.isEmpty() ? 1 : 0;
            entries.addAll(read);
            if (entries.size() > BankStatements.MOST_ENTRIES) {
                throw new UnreadableStatement("It has more than " + BankStatements.MOST_ENTRIES + " entries.");
            }
        }
        return new BankStatement(entries, List.of(), null, unread);
    }

    private static CamtNode tree(byte[] file) {
        try {
            return tree(FACTORY.createXMLStreamReader(new ByteArrayInputStream(file)));
        } catch (XMLStreamException e) {
            throw new UnreadableStatement("It is no XML, or broken.");
        }
    }

    private static CamtNode tree(XMLStreamReader in) throws XMLStreamException {
        Deque<CamtNode> open = new ArrayDeque<>();
        CamtNode root = new CamtNode("", null);
        open.push(root);
        int elements = 0;
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++elements > MOST_ELEMENTS || open.size() > DEEPEST) {
                        throw new UnreadableStatement("It is too large.");
                    }
                    requireStatement(in, elements);
                    CamtNode node = new CamtNode(in.getLocalName(), in.getAttributeValue(null, "Ccy"));
                    open.element().children.add(node);
                    open.push(node);
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    open.element().text.append(in.getText());
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new UnreadableStatement("Banks declare no entities.");
                default -> {}
            }
        }
        return root;
    }

    private static void requireStatement(XMLStreamReader in, int elements) {
        if (elements == 1
                && (in.getNamespaceURI() == null
                        || !NAMESPACE.matcher(in.getNamespaceURI()).matches())) {
            throw new UnreadableStatement("It is no camt.053.");
        }
    }

    private static List<CamtNode> entries(CamtNode root) {
        return Stream.of(root)
                .flatMap(node -> node.all("Document"))
                .flatMap(node -> node.all("BkToCstmrStmt"))
                .flatMap(node -> node.all("Stmt"))
                .flatMap(node -> node.all("Ntry"))
                .filter(CamtReader::hasCome)
                .toList();
    }

    private static boolean hasCome(CamtNode entry) {
        String state = entry.textAt("Sts", "Cd").or(() -> entry.textAt("Sts")).orElse("BOOK");
        return isCredit(entry)
                && state.equals("BOOK")
                && entry.textAt("RvslInd").filter(YES::contains).isEmpty();
    }

    private static boolean isCredit(CamtNode entry) {
        return entry.textAt("CdtDbtInd").filter("CRDT"::equals).isPresent();
    }

    /** One for each of the payments that a bank has booked together, where what it says of each makes up what it has booked. */
    private static List<BankEntry> entry(CamtNode entry) {
        List<CamtNode> parts =
                entry.all("NtryDtls").flatMap(node -> node.all("TxDtls")).toList();
        if (parts.size() <= 1) {
            CamtNode part = parts.isEmpty() ? entry : parts.get(0);
            return entry(entry, part, entry.at("Amt"), words(entry, part)).stream()
                    .toList();
        }
        if (isSum(entry, parts)) {
            return parts.stream()
                    .filter(part -> !isDebit(part))
                    .flatMap(part -> entry(entry, part, amount(part), words(entry, part)).stream())
                    .toList();
        }
        String all = parts.stream().map(part -> words(entry, part)).distinct().collect(Collectors.joining(" "));
        return entry(entry, entry, entry.at("Amt"), all).stream().toList();
    }

    private static boolean isSum(CamtNode entry, List<CamtNode> parts) {
        String currency = entry.at("Amt").map(node -> node.currency).orElse(null);
        Optional<Long> whole = minor(entry.at("Amt"), currency);
        long sum = 0;
        for (CamtNode part : parts) {
            Optional<Long> amount = minor(amount(part), currency);
            if (amount.isEmpty()) {
                return false;
            }
            sum += isDebit(part) ? -amount.get() : amount.get();
        }
        return whole.isPresent() && whole.get() == sum;
    }

    private static boolean isDebit(CamtNode part) {
        return part.textAt("CdtDbtInd").filter("DBIT"::equals).isPresent();
    }

    /** What has come is more than nothing, and which way it went is not said by a sign. */
    private static Optional<Long> minor(Optional<CamtNode> amount, String currency) {
        return amount.filter(node -> Amounts.isCurrency(node.currency) && node.currency.equals(currency))
                .flatMap(node -> Amounts.plain(node.text(), node.currency))
                .filter(minor -> minor > 0);
    }

    private static Optional<CamtNode> amount(CamtNode part) {
        return part.at("Amt").or(() -> part.at("AmtDtls", "TxAmt", "Amt"));
    }

    private static Optional<BankEntry> entry(CamtNode entry, CamtNode part, Optional<CamtNode> amount, String words) {
        return amount.flatMap(node -> minor(amount, node.currency)
                .map(minor ->
                        new BankEntry(reference(entry, part), date(entry), minor, node.currency, payer(part), words)));
    }

    private static String reference(CamtNode entry, CamtNode part) {
        return part.textAt("Refs", "AcctSvcrRef")
                .or(() -> part == entry ? entry.textAt("AcctSvcrRef") : Optional.empty())
                .or(() -> part.textAt("Refs", "TxId"))
                .orElseGet(() -> entry.textAt("AcctSvcrRef")
                        .map(whole ->
                                whole + " " + part.textAt("Refs", "EndToEndId").orElse(""))
                        .orElse(null));
    }

    private static LocalDate date(CamtNode entry) {
        String text = entry.textAt("BookgDt", "Dt")
                .or(() -> entry.textAt("BookgDt", "DtTm"))
                .or(() -> entry.textAt("ValDt", "Dt"))
                .orElse("");
        try {
            return LocalDate.parse(text.length() > DAY ? text.substring(0, DAY) : text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String payer(CamtNode part) {
        return part.textAt("RltdPties", "Dbtr", "Nm")
                .or(() -> part.textAt("RltdPties", "Dbtr", "Pty", "Nm"))
                .or(() -> part.textAt("RltdPties", "UltmtDbtr", "Nm"))
                .orElse(null);
    }

    /** All that may hold a reference. */
    private static String words(CamtNode entry, CamtNode part) {
        Stream<String> written =
                part.all("RmtInf").flatMap(node -> node.all("Ustrd")).map(CamtNode::text);
        Stream<String> others = Stream.of(
                        part.textAt("RmtInf", "Strd", "CdtrRefInf", "Ref"),
                        part.textAt("AddtlTxInf"),
                        part.textAt("Refs", "EndToEndId").filter(id -> !id.equals("NOTPROVIDED")),
                        entry.textAt("AddtlNtryInf"))
                .flatMap(Optional::stream);
        return Stream.concat(written, others)
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
