/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Opening a store: making the file when it is missing, the map that it may grow into, its version
 * and its languages.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/error.h"
#include "store/lmdb_near.h"

enum {
	DATABASES = 16,	   /* named ones that a file may have */
	NEW_MAP = 1 << 20, /* bytes, while an empty store is made */
	NEW_NAMES = 100,   /* names tried for a file in the making */
};

/* Address space reserved for a store to grow into; half of it, and so on, where there is less. */
#define MAP_MAX ((size_t)1 << (sizeof(size_t) > 4 ? 40 : 30))
#define MAP_MIN ((size_t)1 << 20)

/* upgrades[v] brings a store of version v to version v + 1, inside the transaction t.  To change
 * the format: raise TY_LMDB_VERSION, add the function here; test it with a store of the old
 * version. */
typedef int (*upgrade_fn)(ty_lmdb *db, MDB_txn *t);

/* Version 2: lists may begin with their firsts.  Those without them stay as they are. */
static int keep_lists(ty_lmdb *db, MDB_txn *t)
{
	(void)db;
	(void)t;
	return 0;
}

static const upgrade_fn upgrades[TY_LMDB_VERSION] = {
	NULL, /* there was no version 0 */
	keep_lists,
	ty_upgrade_2,
	ty_near_upgrade,
};

/* ---- a new store ---- */

static int open_databases(ty_lmdb *db, MDB_txn *t, unsigned flags)
{
	int rc = mdb_dbi_open(t, "taiyaku", flags, &db->facts);

	if (!rc)
		rc = mdb_dbi_open(t, "records", flags, &db->records.dbi);
	if (!rc)
		rc = mdb_dbi_open(t, "strings", flags, &db->strings.dbi);
	if (!rc)
		rc = mdb_dbi_open(t, "index", flags, &db->index.dbi);
	db->records.values = db->strings.values = true;
	return rc ? rc : ty_search_open(&db->search, t, flags);
}

/* Fill a file of LMDB that is empty yet. */
static int fill_new(MDB_env *env, const taiyaku_languages *languages)
{
	ty_counters counters = { .next = 1, .string = 1 };
	ty_lmdb db = { 0 };
	MDB_txn *t;
	int rc = mdb_txn_begin(env, NULL, 0, &t);

	if (rc)
		return rc;
	rc = open_databases(&db, t, MDB_CREATE);
	if (!rc)
		rc = ty_fact_put(t, db.facts, "source", languages->source);
	if (!rc)
		rc = ty_fact_put(t, db.facts, "target", languages->target);
	if (!rc)
		rc = ty_counters_write(&counters, t, db.facts);
	if (!rc)
		rc = ty_fact_put_version(t, db.facts, TY_LMDB_VERSION);
	if (!rc)
		return mdb_txn_commit(t);
	mdb_txn_abort(t);
	return rc;
}

static int make_new(const char *path, const taiyaku_languages *languages)
{
	MDB_env *env;
	int rc = mdb_env_create(&env);

	if (rc)
		return rc;
	rc = mdb_env_set_maxdbs(env, DATABASES);
	if (!rc)
		rc = mdb_env_set_mapsize(env, NEW_MAP);
	if (!rc)
		rc = mdb_env_open(env, path, MDB_NOSUBDIR | MDB_NOLOCK, 0666);
	if (!rc)
		rc = fill_new(env, languages);
	mdb_env_close(env);
	return rc;
}

/* Give the finished file its name, unless another process was faster. */
static int publish(bool *made, const char *temporary, const char *path)
{
	*made = link(temporary, path) == 0;
	if (!*made && errno != EEXIST && access(path, F_OK) < 0) {
		/* A file system without links. */
		*made = true;
		return rename(temporary, path) < 0 ? errno : 0;
	}
	unlink(temporary);
	return 0;
}

/* Make an empty store.  It appears under its name when it is one: whoever opens it meanwhile finds
 * nothing, or a store. */
static taiyaku_status create(ty_lmdb *db, const taiyaku_languages *languages, taiyaku_error *err)
{
	size_t size = strlen(db->path) + 32;
	char *name = malloc(size);
	int fd = -1, rc;

	if (!name)
		return ty_fail_memory(err);
	for (int i = 0; fd < 0 && i < NEW_NAMES; i++) {
		snprintf(name, size, "%s.%ld-%d", db->path, (long)getpid(), i);
		fd = open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
		if (fd < 0 && errno != EEXIST)
			break;
	}
	if (fd < 0) {
		rc = errno;
		free(name);
		return ty_fail_errno(err, db->path, rc, "cannot make the store");
	}
	close(fd);
	rc = make_new(name, languages);
	if (!rc)
		rc = publish(&db->made, name, db->path);
	if (rc)
		unlink(name);
	free(name);
	return ty_lmdb_fail(db, rc, err);
}

/* ---- opening ---- */

static int open_mapped(ty_lmdb *db, size_t map, unsigned flags)
{
	int rc = mdb_env_create(&db->env);

	if (rc)
		return rc;
	rc = mdb_env_set_maxdbs(db->env, DATABASES);
	if (!rc)
		rc = mdb_env_set_maxreaders(db->env, TY_LMDB_READERS);
	if (!rc)
		rc = mdb_env_set_mapsize(db->env, map);
	if (!rc)
		rc = mdb_env_open(db->env, db->path, flags, 0666);
	if (!rc)
		return 0;
	mdb_env_close(db->env);
	db->env = NULL;
	return rc;
}

static int open_env(ty_lmdb *db, bool writable)
{
	unsigned flags = MDB_NOSUBDIR | MDB_NOTLS | (writable ? 0 : MDB_RDONLY) |
			 (db->file.lock_file ? 0 : MDB_NOLOCK);
	int rc = ENOMEM;

	/* EINVAL is what some systems and valgrind say where the address space does not do. */
	for (size_t map = MAP_MAX; (rc == ENOMEM || rc == EINVAL) && map >= MAP_MIN; map /= 2)
		rc = open_mapped(db, map, flags);
	return rc;
}

/* Step by step to the version of today. */
static taiyaku_status upgrade(ty_lmdb *db, MDB_txn *t, taiyaku_error *err)
{
	ty_counters counters;
	int rc = 0;

	while (!rc && db->version < TY_LMDB_VERSION) {
		rc = upgrades[db->version](db, t);
		db->version++;
	}
	if (!rc)
		rc = ty_fact_put_version(t, db->facts, db->version);
	if (!rc)
		rc = ty_counters_read(&counters, t, db->facts);
	if (!rc)
		rc = ty_counters_write(&counters, t, db->facts);
	return ty_lmdb_fail(db, rc, err);
}

/* The databases, and all that must be right about them, in one transaction.  A store of an older
 * version is left as it is in one that reads. */
static taiyaku_status open_inside(ty_lmdb *db, MDB_txn *t, bool write, taiyaku_error *err)
{
	int rc = open_databases(db, t, 0);
	taiyaku_status status;

	if (rc)
		return ty_lmdb_fail(db, rc, err);
	status = ty_lmdb_version(&db->version, db, t, err);
	if (!status && write)
		status = upgrade(db, t, err);
	if (status || db->version != TY_LMDB_VERSION)
		return status;
	rc = ty_fact_get(db->languages[TAIYAKU_SOURCE], t, db->facts, "source");
	if (!rc)
		rc = ty_fact_get(db->languages[TAIYAKU_TARGET], t, db->facts, "target");
	db->base.languages.source = ty_str(db->languages[TAIYAKU_SOURCE]);
	db->base.languages.target = ty_str(db->languages[TAIYAKU_TARGET]);
	return ty_lmdb_fail(db, rc, err);
}

static taiyaku_status look_inside(ty_lmdb *db, bool write, taiyaku_error *err)
{
	MDB_txn *t;
	taiyaku_status status;
	int rc = mdb_txn_begin(db->env, NULL, write ? 0 : MDB_RDONLY, &t);

	if (rc)
		return ty_lmdb_fail(db, rc, err);
	status = open_inside(db, t, write, err);
	if (!status)
		return ty_lmdb_fail(db, mdb_txn_commit(t), err);
	mdb_txn_abort(t);
	return status;
}

static taiyaku_status open_inside_and_upgrade(ty_lmdb *db, taiyaku_error *err)
{
	taiyaku_status status = look_inside(db, false, err);

	if (status || db->version == TY_LMDB_VERSION)
		return status;
	return db->base.writable ? look_inside(db, true, err)
				 : ty_lmdb_version_now(db, db->version, err);
}

/* One pair of languages has one store; a region makes no other language. */
static bool same_language(taiyaku_str a, taiyaku_str b)
{
	return ty_str_equal_ascii_case(ty_str_next(&a, '-'), ty_str_next(&b, '-'));
}

static taiyaku_status check_languages(const ty_lmdb *db, const taiyaku_languages *asked,
				      taiyaku_error *err)
{
	const taiyaku_languages *has = &db->base.languages;

	if (!asked->source.len || (same_language(asked->source, has->source) &&
				   same_language(asked->target, has->target)))
		return TAIYAKU_OK;
	return ty_fail_at(err, TAIYAKU_EARGUMENT, db->path, 0, 0,
			  "the store holds %.*s:%.*s, not %.*s:%.*s", TY_ARG(has->source),
			  TY_ARG(has->target), TY_ARG(asked->source), TY_ARG(asked->target));
}

static taiyaku_status open_path(ty_lmdb *db, const taiyaku_store_options *options,
				taiyaku_error *err)
{
	taiyaku_languages languages = options->languages;
	taiyaku_status status = TAIYAKU_OK;

	if (!languages.source.len) {
		languages.source = TY_STR("ja");
		languages.target = TY_STR("en");
	}
	if (options->writable && access(db->path, F_OK) < 0 && errno == ENOENT)
		status = create(db, &languages, err);
	if (!status)
		status = ty_lmdb_file_open(&db->file, db->path, options->writable, err);
	if (status)
		return status;
	status = ty_lmdb_fail(db, open_env(db, options->writable), err);
	if (!status)
		status = open_inside_and_upgrade(db, err);
	if (!status)
		status = check_languages(db, &options->languages, err);
	if (!status)
		return TAIYAKU_OK;
	mdb_env_close(db->env);
	ty_lmdb_file_close(&db->file);
	return status;
}

taiyaku_status ty_lmdb_follow(bool *moved, ty_lmdb *db, taiyaku_error *err)
{
	taiyaku_status status = TAIYAKU_OK;

	(void)pthread_mutex_lock(&db->file.guard);
	*moved = db->file.transactions == 0;
	if (*moved) {
		mdb_env_close(db->env);
		db->env = NULL;
		status = ty_lmdb_file_again(&db->file, db->path, db->base.writable, err);
		if (!status)
			status = ty_lmdb_fail(db, open_env(db, db->base.writable), err);
		if (!status)
			status = open_inside_and_upgrade(db, err);
	}
	(void)pthread_mutex_unlock(&db->file.guard);
	return status;
}

const char *ty_lmdb_path(const char *url)
{
	const taiyaku_str scheme = TY_STR("lmdb://");
	taiyaku_str head = ty_str_of(url, strnlen(url, scheme.len));

	return ty_str_equal_ascii_case(head, scheme) ? url + scheme.len : url;
}

taiyaku_status ty_lmdb_open(taiyaku_store **out, const char *url,
			    const taiyaku_store_options *options, taiyaku_error *err)
{
	ty_lmdb *db = calloc(1, sizeof *db);
	taiyaku_status status;

	if (!db)
		return ty_fail_memory(err);
	db->base.writable = options->writable;
	db->path = strdup(ty_lmdb_path(url));
	status = db->path ? open_path(db, options, err) : ty_fail_memory(err);
	if (status) {
		free(db->path);
		free(db);
		return status;
	}
	*out = &db->base;
	return TAIYAKU_OK;
}

void ty_lmdb_close(taiyaku_store *store)
{
	ty_lmdb *db = (ty_lmdb *)store;

	mdb_env_close(db->env);
	ty_lmdb_file_close(&db->file);
	free(db->path);
	free(db);
}
