package vn.diemcau.process.office;

import java.util.List;

/**
 * What leaves when the Office issues the letter.
 *
 * @param agencies how many agencies and units get it
 * @param duties how many duties they get
 * @param hours how many different deadlines these have
 * @param mails how many mails leave at once
 * @param groups agencies with the same duties and deadlines together, in the directory's order
 */
record Outgoing(long agencies, long duties, long hours, long mails, List<Group> groups) {

    /**
     * Agencies with the same duties and deadlines.
     *
     * @param count how many
     * @param names of the first of them
     */
    record Group(long count, List<String> names, long mails, List<Due> duties) {}

    /** @param due the deadline in words */
    record Due(String name, String due) {}
}
