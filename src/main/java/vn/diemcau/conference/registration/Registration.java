package vn.diemcau.conference.registration;

import java.util.List;
import java.util.Locale;
import vn.diemcau.platform.text.VietnameseText;

/**
 * A unit's registration, checked and cleaned. Its JSON is the format of the form.
 *
 * @param noCommuneSites whether the unit declares that it has no commune sites, which is a complete answer (O34)
 * @param sites sites below the unit, in its own order
 */
public record Registration(OwnSite own, boolean noCommuneSites, List<SubSite> sites) {

    /**
     * The unit's own site.
     *
     * @param delegateCap capacity of the room under the rules of health, null for no cap (O29, O71)
     */
    record OwnSite(
            String place,
            String chair,
            String technician,
            String phone,
            int delegates,
            Integer delegateCap,
            boolean backupPower,
            boolean backupLine) {}

    /**
     * A commune, ward, township, or a member of a collective unit.
     *
     * @param type "Xã", "Phường" …; null when not given
     * @param technician null when not given
     * @param phone digits only; null when not given
     */
    record SubSite(String type, String name, int delegates, String technician, String phone, Attendance attendance) {

        /** A key that ignores differences in spelling. */
        String key() {
            return VietnameseText.fold(type) + '/' + VietnameseText.fold(name);
        }

        public String label() {
            return Registration.label(type, name);
        }

        boolean isSite() {
            return attendance == Attendance.CONNECTED;
        }
    }

    /** "xã Phú Gia". */
    public static String label(String type, String name) {
        return type == null ? name : type.toLowerCase(Locale.ROOT) + " " + name;
    }

    List<SubSite> connected() {
        return sites.stream().filter(SubSite::isSite).toList();
    }

    List<SubSite> guests() {
        return sites.stream().filter(site -> !site.isSite()).toList();
    }

    /** The number of its sites, including its own (O58). */
    int siteCount() {
        return 1 + connected().size();
    }

    /** The number of its delegates; the own site already includes guests (O58). */
    int delegateCount() {
        return own.delegates()
                + connected().stream().mapToInt(SubSite::delegates).sum();
    }
}
