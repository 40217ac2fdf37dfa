package vn.diemcau.conference.directory;

import java.util.List;

/**
 * The province's offices, as read from the directory file.
 *
 * @param name of the province
 * @param agencies in the file's order, parents anywhere
 */
public record Directory(String name, List<Agency> agencies) {}
