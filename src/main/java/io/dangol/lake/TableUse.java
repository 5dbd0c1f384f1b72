package io.dangol.lake;

/**
 * What the data files of a table take on disk after maintenance, in bytes.
 *
 * @param live of its latest version
 * @param keptForReleases not of the latest version, but of one that a kept release was made from
 * @param retained of neither, but younger than the retention, or held with what is older
 * @param freed removed by this maintenance
 * @param rowsExpired rows of dates, or rejected rows, that were kept long enough and are gone now
 * @param heldBy what decides how long files of former versions stay
 */
public record TableUse(
    String table,
    long live,
    long keptForReleases,
    long retained,
    long freed,
    long rowsExpired,
    String heldBy) {}
