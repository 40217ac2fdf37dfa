package vn.diemcau.process.correction;

import java.util.List;

/**
 * What a correction does.
 *
 * @param revision number of corrections, this one included
 * @param changes none when the plan stays what it is
 * @param told names of the agencies that get a mail
 * @param mails number of mails
 * @param warnings sentences about its dates; they prevent nothing
 */
public record CorrectionEffect(
        int revision, List<CorrectedWords> changes, List<String> told, int mails, List<String> warnings) {}
