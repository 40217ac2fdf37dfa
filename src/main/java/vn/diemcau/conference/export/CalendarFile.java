package vn.diemcau.conference.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/** Writes dates as a calendar file (RFC 5545). Times are in UTC, which needs no table of time zones. */
public final class CalendarFile {

    private static final String PRODUCT = "-//Diem Cau//VI";

    private final String organizer;
    private final Instant written;

    /** @param organizer mail address of the organizer */
    public CalendarFile(String organizer, Instant written) {
        this.organizer = organizer;
        this.written = written;
    }

    /** The content type of {@link #held}; calendars ask for the method there too. */
    public static final String HELD = "text/calendar; charset=UTF-8; method=PUBLISH";

    /** The content type of {@link #cancelled}. */
    public static final String CANCELLED = "text/calendar; charset=UTF-8; method=CANCEL";

    /** New or moved events, without a request to accept them. */
    public byte[] held(List<CalendarEvent> events) {
        return write(ImmutableMethod.PUBLISH, ImmutableStatus.VEVENT_CONFIRMED, events);
    }

    /** Cancelled events. */
    public byte[] cancelled(List<CalendarEvent> events) {
        return write(ImmutableMethod.CANCEL, ImmutableStatus.VEVENT_CANCELLED, events);
    }

    private byte[] write(Method method, Status status, List<CalendarEvent> events) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId(PRODUCT));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(method);
        events.forEach(event -> calendar.add(component(event, status)));
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            new CalendarOutputter().output(calendar, out);
            return FoldedLines.of(out.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private VEvent component(CalendarEvent event, Status status) {
        VEvent component = new VEvent(false);
        component.add(new Uid(event.uid()));
        component.add(new Sequence(event.sequence()));
        component.add(new DtStamp(written));
        component.add(new DtStart<>(event.start()));
        component.add(status);
        component.add(new Organizer(URI.create("mailto:" + organizer)));
        component.add(new Summary(event.summary()));
        if (!event.location().isEmpty()) {
            component.add(new Location(event.location()));
        }
        component.add(new Description(event.description()));
        return component;
    }
}
