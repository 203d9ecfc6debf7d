package org.haskap.reading;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;

/** How a workbook shows its numbers: as printed in the cell, except dates, which become ISO text. */
final class CellFormats {
    /** What Japanese date formats contain beyond the usual letters: an era (ggge) or a locale mark. */
    private static final Pattern ERA_YEAR = Pattern.compile("(?i)g{1,3}e{1,2}|\\be{1,2}\\b");

    private static final Pattern LOCALE_MARK = Pattern.compile("\\[\\$[^\\]]*]");

    private final boolean since1904;
    private final Map<Integer, String> custom = new HashMap<>();
    private final List<Integer> styles = new ArrayList<>();
    private final DataFormatter formatter = new DataFormatter(Locale.ROOT);

    CellFormats(boolean since1904) {
        this.since1904 = since1904;
    }

    /** Reads the styles part: number formats and which cell style uses which. */
    void readStyles(XMLStreamReader in) throws XMLStreamException {
        boolean cellStyles = false;
        while (in.hasNext()) {
            int event = in.next();
            if (event == XMLStreamConstants.END_ELEMENT && in.getLocalName().equals("cellXfs")) {
                cellStyles = false;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                String id = OfficeSource.attribute(in, "numFmtId");
                String code = OfficeSource.attribute(in, "formatCode");
                switch (in.getLocalName()) {
                    case "cellXfs" -> cellStyles = true;
                    case "numFmt" -> {
                        if (id != null && code != null) {
                            custom.put(Integer.parseInt(id), code);
                        }
                    }
                    case "xf" -> {
                        if (cellStyles) {
                            styles.add(id == null ? 0 : Integer.parseInt(id));
                        }
                    }
                    default -> {}
                }
            }
        }
    }

    /** The text of a number as the cell shows it; the number itself when its format makes no sense. */
    String format(String number, int style) {
        if (number.isEmpty()) {
            return "";
        }
        int id = style >= 0 && style < styles.size() ? styles.get(style) : 0;
        String builtin = id < 0 ? null : BuiltinFormats.getBuiltinFormat(id);
        String code = custom.getOrDefault(id, builtin == null ? "General" : builtin);
        try {
            double value = Double.parseDouble(number);
            if (isDate(id, code) && DateUtil.isValidExcelDate(value)) {
                return iso(value);
            }
            return formatter.formatRawCellContents(value, id, code, since1904);
        } catch (IllegalArgumentException e) {
            return number;
        }
    }

    private static boolean isDate(int id, String code) {
        boolean japaneseBuiltin = (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
        String plain =
                ERA_YEAR.matcher(LOCALE_MARK.matcher(code).replaceAll("")).replaceAll("yyyy");
        return japaneseBuiltin || DateUtil.isADateFormat(id, plain);
    }

    private String iso(double value) {
        LocalDateTime time = DateUtil.getLocalDateTime(value, since1904, true).truncatedTo(ChronoUnit.MINUTES);
        if (value < 1) {
            return time.toLocalTime().toString();
        }
        boolean day = time.toLocalTime().equals(LocalTime.MIDNIGHT);
        return day ? time.toLocalDate().toString() : time.toString();
    }
}
