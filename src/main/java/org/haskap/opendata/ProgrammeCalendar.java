package org.haskap.opendata;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import biweekly.property.CalendarScale;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.Uid;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.haskap.access.Organisation;
import org.haskap.register.Programme;
import org.haskap.register.Register;
import org.jspecify.annotations.Nullable;

/** Programmes as all-day events of a calendar (RFC 5545). Pure: the same programmes give the same bytes. */
final class ProgrammeCalendar {
    private static final int LONGEST_LINE = 75;

    private ProgrammeCalendar() {}

    /**
     * A programme with the register it stands in.
     *
     * @param register the register
     * @param programme the programme
     */
    record Held(Register register, Programme programme) {
        static Stream<Held> in(Register register) {
            return register.programmes().stream().map(programme -> new Held(register, programme));
        }

        private @Nullable LocalDate first() {
            return programme.start() != null ? programme.start() : programme.end();
        }
    }

    /**
     * Writes a calendar; the stream stays open. Programmes without any day cannot stand in one; the calendar's description
     * says how many they are.
     *
     * @param name what the calendar is called
     * @param published when this was published, which is what every event carries as its stamp
     */
    static void write(String name, String regionCode, Instant published, List<Held> programmes, OutputStream out)
            throws IOException {
        var calendar = new ICalendar();
        calendar.setProductId("-//Haskap//Programmes//JA");
        calendar.setCalendarScale(CalendarScale.gregorian());
        calendar.setExperimentalProperty("X-WR-CALNAME", name);
        long undated = programmes.stream().filter(held -> held.first() == null).count();
        if (undated > 0) {
            calendar.setExperimentalProperty("X-WR-CALDESC", "日付の分からない事業が" + undated + "件あり、ここには入っていません。");
        }
        for (Held held : programmes) {
            event(held, regionCode, published).ifPresent(calendar::addEvent);
        }
        var lines = new StringWriter();
        try (var writer = new ICalWriter(lines, ICalVersion.V2_0)) {
            // It would count characters where the standard counts octets.
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
            writer.write(calendar);
        }
        out.write(folded(lines.toString()).getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static Optional<VEvent> event(Held held, String regionCode, Instant published) {
        LocalDate first = held.first();
        if (first == null) {
            return Optional.empty();
        }
        Programme programme = held.programme();
        LocalDate end = programme.end();
        LocalDate last = end == null || end.isBefore(first) ? first : end;
        var event = new VEvent();
        event.setUid(new Uid(uid(held, regionCode)));
        event.setDateTimeStamp(Date.from(published));
        event.setDateStart(new DateStart(day(first)));
        event.setDateEnd(new DateEnd(day(last.plusDays(1))));
        event.setSummary(programme.name());
        event.setDescription(description(programme));
        return Optional.of(event);
    }

    private static ICalDate day(LocalDate day) {
        return new ICalDate(new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth()), false);
    }

    /** The same for the same programme for ever, wherever the site is reached. */
    private static String uid(Held held, String regionCode) {
        return "programme-" + held.register().fiscalYear().year() + "-"
                + held.register().id() + "-"
                + URLEncoder.encode(held.programme().no(), StandardCharsets.UTF_8) + "@" + regionCode + ".haskap";
    }

    private static String description(Programme programme) {
        String partners = programme.partners().stream().map(Organisation::name).collect(Collectors.joining("、"));
        var department = programme.department();
        return Stream.of(
                        programme.form(),
                        partners.isEmpty() ? "" : "相手：" + partners,
                        department == null ? "" : "担当：" + department.name(),
                        programme.purpose())
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n"));
    }

    /** Long lines go on in the next one after a blank; counted in octets, and no character is torn apart. */
    static String folded(String lines) {
        var folded = new StringBuilder();
        int octets = 0;
        for (int i = 0; i < lines.length(); ) {
            int c = lines.codePointAt(i);
            i += Character.charCount(c);
            int size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x1_0000 ? 3 : 4;
            if (c == '\r' || c == '\n') {
                octets = 0;
            } else if (octets + size > LONGEST_LINE) {
                folded.append("\r\n ");
                octets = 1 + size;
            } else {
                octets += size;
            }
            folded.appendCodePoint(c);
        }
        return folded.toString();
    }
}
