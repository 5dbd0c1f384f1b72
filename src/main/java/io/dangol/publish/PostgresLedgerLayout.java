package io.dangol.publish;

import java.util.List;

/** The tables of a PostgreSQL store that hold no rows of customers. */
final class PostgresLedgerLayout {

  /** Kept in {@code store_layout}; rises when keys or types of the layout change. */
  static final int VERSION = 1;

  /** The pointer, the history of releases, and the state of loads and removals. */
  static final List<String> TABLES =
      List.of(
          "create table store_layout (version integer not null)",
          "insert into store_layout values (" + VERSION + ")",
          """
          create table releases (
            release bigint primary key,
            state text not null,
            as_of_on date not null,
            run_id text not null,
            run_key text not null,
            published_at timestamptz
          )""",
          """
          create table release_rows (
            release bigint not null,
            name text not null,
            row_count bigint not null,
            primary key (release, name)
          )""",
          """
          create table current_release (
            only_row integer primary key check (only_row = 1),
            release bigint not null,
            as_of_on date,
            run_id text,
            run_key text,
            published_at timestamptz
          )""",
          "insert into current_release (only_row, release) values (1, 0)",
          "comment on table current_release is 'What all views show; release 0 before the first.'",
          """
          create table lock_holder (
            only_row integer primary key check (only_row = 1),
            process integer not null,
            who text not null,
            since timestamptz not null
          )""",
          "comment on table lock_holder is"
              + " 'Who took the store last; it counts while that server process holds the lock of"
              + " these words.'",
          """
          create table loaded_parts (
            release bigint not null,
            name text not null,
            part integer not null,
            row_count bigint not null,
            primary key (release, name, part)
          )""",
          "comment on table loaded_parts is"
              + " 'Parts of a table being loaded that are in it, so that a repeated task adds nothing.'",
          """
          create table possible_readers (
            release bigint not null,
            transaction text not null,
            primary key (release, transaction)
          )""",
          "comment on table possible_readers is"
              + " 'Transactions that may still see a release that is not current any more.'");

  /** Added to schemas that an earlier version created without it. */
  static final List<String> LAKE =
      List.of(
          """
          create table store_lake (
            only_row integer primary key check (only_row = 1),
            lake text not null
          )""",
          "comment on table store_lake is 'Id of the tables that the store is made from.'");

  private PostgresLedgerLayout() {}
}
