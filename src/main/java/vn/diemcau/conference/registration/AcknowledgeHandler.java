package vn.diemcau.conference.registration;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.duty.Answer;
import vn.diemcau.conference.duty.AnswerHandler;
import vn.diemcau.conference.duty.Duty;
import vn.diemcau.conference.duty.Outcome;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.plan.ReceivedList;
import vn.diemcau.conference.registration.UnitSites.Guest;
import vn.diemcau.platform.text.VietnameseTime;

/** Shows each recipient of the registrations the list to confirm (O36, O58, O67). */
@Component
class AcknowledgeHandler implements AnswerHandler {

    private final Registrations registrations;
    private final JdbcClient jdbc;
    private final Clock clock;

    AcknowledgeHandler(Registrations registrations, JdbcClient jdbc, Clock clock) {
        this.registrations = registrations;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Set<DutyKind> kinds() {
        return Set.of(DutyKind.ACKNOWLEDGE);
    }

    /**
     * The whole list.
     *
     * @param list the part of it that this receiver gets as a workbook
     * @param missing names of the units that have not registered
     * @param level the level of the Office's own sites
     */
    record Shown(
            ReceivedList list,
            int siteCount,
            int delegateCount,
            List<String> missing,
            String level,
            List<ShownSite> province,
            List<ShownUnit> units) {}

    /**
     * @param sites its own site first
     * @param late "muộn 2 giờ 05 phút", null when in time
     * @param source source of an entry by the Office, null for the unit's own entry
     * @param registeredText time of registration, null while missing
     */
    record ShownUnit(
            String unit,
            String name,
            boolean registered,
            String registeredText,
            String late,
            String source,
            int version,
            String lastChange,
            int siteCount,
            int delegateCount,
            List<ShownSite> sites,
            List<Guest> guests) {}

    record ShownSite(
            long id,
            String level,
            String label,
            String place,
            String chair,
            String technician,
            String phone,
            Integer delegates,
            boolean backupPower,
            boolean backupLine) {}

    @Override
    public Shown show(Duty duty) {
        SiteList list = registrations.sites(duty.conference());
        ZoneId zone = ZoneId.of(jdbc.sql("select zone from conference where id = ?")
                .param(duty.conference())
                .query(String.class)
                .single());
        return new Shown(
                duty.list(),
                list.siteCount(),
                list.delegateCount(),
                list.missing(clock.instant()).stream().map(UnitSites::name).toList(),
                list.level(),
                list.province().stream().map(AcknowledgeHandler::site).toList(),
                list.registering().stream().map(unit -> unit(unit, zone)).toList());
    }

    @Override
    public Outcome accept(Answer answer) {
        return Outcome.USUAL;
    }

    private ShownUnit unit(UnitSites unit, ZoneId zone) {
        return new ShownUnit(
                unit.unit(),
                unit.name(),
                unit.isRegistered(),
                unit.isRegistered() ? VietnameseTime.full(unit.firstAt().atZone(zone)) : null,
                unit.lateText(),
                unit.source(),
                unit.version(),
                unit.version() > 1 ? VietnameseTime.full(unit.changedAt().atZone(zone)) : null,
                unit.siteCount(),
                unit.delegateCount(),
                unit.sites().stream().map(AcknowledgeHandler::site).toList(),
                unit.guests());
    }

    private static ShownSite site(Site site) {
        return new ShownSite(
                site.id(),
                site.level().name(),
                site.label(),
                site.place(),
                site.chair(),
                site.technician(),
                site.phone(),
                site.delegates(),
                site.backupPower(),
                site.backupLine());
    }
}
