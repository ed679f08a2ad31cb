BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0015');
CREATE TABLE aliases (
	id INTEGER NOT NULL, 
	customer_id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	CONSTRAINT pk_aliases PRIMARY KEY (id), 
	CONSTRAINT fk_aliases_customer_id FOREIGN KEY(customer_id) REFERENCES customers (id) ON DELETE CASCADE, 
	CONSTRAINT uq_aliases_key UNIQUE ("key")
);
CREATE TABLE answers (
	id INTEGER NOT NULL, 
	entry_id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	answered_by TEXT NOT NULL, 
	answered_at DATETIME NOT NULL, 
	seen_at DATETIME, 
	CONSTRAINT pk_answers PRIMARY KEY (id), 
	CONSTRAINT fk_answers_entry_id FOREIGN KEY(entry_id) REFERENCES entries (id) ON DELETE CASCADE
);
CREATE TABLE call_lists (
	id INTEGER NOT NULL, 
	program_id INTEGER NOT NULL, 
	week TEXT NOT NULL, 
	starts_at DATETIME NOT NULL, 
	ends_at DATETIME NOT NULL, 
	zone TEXT NOT NULL, 
	state TEXT NOT NULL, 
	eligible INTEGER NOT NULL, 
	left_out JSON NOT NULL, 
	frozen_at DATETIME, 
	frozen_by TEXT NOT NULL, 
	started_at DATETIME, 
	finished_at DATETIME, seed INTEGER DEFAULT '0' NOT NULL, stale BOOLEAN DEFAULT 0 NOT NULL, changes JSON, notices JSON, 
	CONSTRAINT pk_call_lists PRIMARY KEY (id), 
	CONSTRAINT fk_call_lists_program_id FOREIGN KEY(program_id) REFERENCES programs (id), 
	CONSTRAINT uq_call_lists_program_id UNIQUE (program_id, week)
);
INSERT INTO "call_lists" VALUES(1,1,'2026-W48','2026-11-24 15:00:00.000000','2026-11-24 16:00:00.000000','Europe/Amsterdam','frozen',3,'{}','2026-11-23 10:00:05.923813','You',NULL,NULL,1202648,0,'[]','["Only 3 customers can be called in this hour, and it has 5 calls."]');
CREATE TABLE calling_rules (
	id INTEGER NOT NULL, 
	program_id INTEGER NOT NULL, 
	language TEXT NOT NULL, 
	voice TEXT NOT NULL, 
	detect_voicemail BOOLEAN NOT NULL, 
	calls_a_day INTEGER NOT NULL, 
	minutes_a_day INTEGER NOT NULL, 
	countries JSON NOT NULL, 
	voicemail_words TEXT NOT NULL, 
	callback_words TEXT NOT NULL, 
	callback_phone TEXT NOT NULL, 
	CONSTRAINT pk_calling_rules PRIMARY KEY (id), 
	CONSTRAINT fk_calling_rules_program_id FOREIGN KEY(program_id) REFERENCES programs (id), 
	CONSTRAINT uq_calling_rules_program_id UNIQUE (program_id)
);
CREATE TABLE calls (
	id INTEGER NOT NULL, 
	customer_id INTEGER NOT NULL, 
	program_id INTEGER NOT NULL, 
	entry_id INTEGER, 
	mode TEXT NOT NULL, 
	status TEXT NOT NULL, 
	uncertain BOOLEAN NOT NULL, 
	phone TEXT NOT NULL, 
	disposition TEXT, 
	started_at DATETIME NOT NULL, 
	answered_at DATETIME, 
	ended_at DATETIME, 
	seconds INTEGER, 
	note TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	provider_id TEXT, 
	customer_leg_id TEXT, call_again_at DATETIME, note_writer TEXT DEFAULT '' NOT NULL, mood INTEGER, themes JSON, press TEXT, executive_phone TEXT DEFAULT '' NOT NULL, dialled_at DATETIME, heard_at DATETIME, settled BOOLEAN DEFAULT 0 NOT NULL, machine BOOLEAN DEFAULT 0 NOT NULL, problem TEXT DEFAULT '' NOT NULL, price TEXT, price_currency TEXT, incoming BOOLEAN DEFAULT 0 NOT NULL, returned_at DATETIME, 
	CONSTRAINT pk_calls PRIMARY KEY (id), 
	CONSTRAINT fk_calls_customer_id FOREIGN KEY(customer_id) REFERENCES customers (id), 
	CONSTRAINT fk_calls_entry_id FOREIGN KEY(entry_id) REFERENCES entries (id), 
	CONSTRAINT fk_calls_program_id FOREIGN KEY(program_id) REFERENCES programs (id), 
	CONSTRAINT uq_calls_provider_id UNIQUE (provider_id)
);
INSERT INTO "calls" VALUES(1,1,1,1,'own-phone','completed',0,'+493023125014','connected','2026-11-24 15:05:00.000000',NULL,'2026-11-24 15:12:00.000000',420,'Wants the export fixed.','',NULL,NULL,NULL,'',NULL,'[]',NULL,'',NULL,NULL,0,0,'',NULL,NULL,0,NULL);
INSERT INTO "calls" VALUES(2,2,1,3,'own-phone','completed',0,'+442079460011','rescheduled','2026-11-24 15:20:00.000000',NULL,'2026-11-28 22:05:17.687655',NULL,'Later please','',NULL,NULL,NULL,'',NULL,'[]',NULL,'',NULL,NULL,0,0,'',NULL,NULL,0,NULL);
CREATE TABLE chores (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	begun_at DATETIME NOT NULL, 
	CONSTRAINT pk_chores PRIMARY KEY (id), 
	CONSTRAINT uq_chores_name UNIQUE (name)
);
CREATE TABLE commitments (
	id INTEGER NOT NULL, 
	customer_id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	owner TEXT NOT NULL, 
	due_on DATE, 
	state TEXT NOT NULL, 
	made_at DATETIME NOT NULL, 
	made_in_call INTEGER, 
	kept_at DATETIME, 
	told_at DATETIME, 
	withdrawn_why TEXT NOT NULL, said TEXT DEFAULT '' NOT NULL, doubt TEXT DEFAULT '' NOT NULL, in_next_call BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_commitments PRIMARY KEY (id), 
	CONSTRAINT fk_commitments_customer_id FOREIGN KEY(customer_id) REFERENCES customers (id), 
	CONSTRAINT fk_commitments_made_in_call FOREIGN KEY(made_in_call) REFERENCES calls (id)
);
INSERT INTO "commitments" VALUES(1,1,'Send the export fix','priya@example.com','2026-12-04','open','2026-11-28 22:05:25.671414',NULL,NULL,NULL,'','','',0);
INSERT INTO "commitments" VALUES(2,1,'Call again on Monday with the price list','priya@example.com','2026-12-07','open','2026-11-28 22:05:32.587826',NULL,NULL,NULL,'','','',0);
INSERT INTO "commitments" VALUES(3,3,'Ada to send the roadmap','ada@example.com','2026-12-01','open','2026-11-28 22:05:39.871778',NULL,NULL,NULL,'','','',0);
CREATE TABLE customers (
	id INTEGER NOT NULL, 
	crm_id TEXT, 
	company TEXT NOT NULL, 
	country TEXT, 
	language TEXT, 
	time_zone TEXT, 
	account_owner TEXT NOT NULL, 
	revenue BIGINT, 
	currency TEXT, 
	renewal_on DATE, 
	customer_since DATE, 
	last_contact_on DATE, 
	health INTEGER, 
	nps INTEGER, 
	segment TEXT NOT NULL, 
	open_cases INTEGER, 
	do_not_call BOOLEAN DEFAULT 0 NOT NULL, 
	notes TEXT NOT NULL, 
	contacts JSON NOT NULL, 
	found_by TEXT NOT NULL, 
	created_in INTEGER, touched_in INTEGER, vanished_in INTEGER, say_as TEXT DEFAULT '' NOT NULL, careful TEXT DEFAULT '' NOT NULL, snoozed_until DATE, corrections TEXT DEFAULT '[]' NOT NULL, place TEXT, 
	CONSTRAINT pk_customers PRIMARY KEY (id)
);
INSERT INTO "customers" VALUES(1,'A-1','Moorlicht GmbH','DE',NULL,NULL,'Priya Rao',12000000,'EUR','2027-01-15',NULL,NULL,45,NULL,'',NULL,0,'','[{"name": "Ines Feld", "title": "", "email": "ines@moorlicht.example", "phones": [{"raw": "+49 30 23125014", "label": "phone", "e164": "+493023125014", "extension": null, "valid": true}]}]','moorlicht gmbh
a-1
ines feld
ines@moorlicht.example
+493023125014',1,1,NULL,'','',NULL,'[]','DE Europe/Berlin');
INSERT INTO "customers" VALUES(2,'A-2','Tin Roof Ltd','GB',NULL,NULL,'Priya Rao',8000000,'GBP','2027-03-01',NULL,NULL,80,NULL,'',NULL,0,'','[{"name": "Tom Reed", "title": "", "email": "tom@tinroof.example", "phones": [{"raw": "+44 20 7946 0011", "label": "phone", "e164": "+442079460011", "extension": null, "valid": true}]}]','tin roof ltd
a-2
tom reed
tom@tinroof.example
+442079460011',1,1,NULL,'','',NULL,'[]','GB Europe/London');
INSERT INTO "customers" VALUES(3,'A-3','Quiet Lake AB','SE',NULL,NULL,'Sam Hill',4000000,'SEK','2026-12-20',NULL,NULL,70,NULL,'',NULL,0,'','[{"name": "Eva Lind", "title": "", "email": "eva@quietlake.example", "phones": [{"raw": "+46 8 465 004 11", "label": "phone", "e164": "+46846500411", "extension": null, "valid": true}]}]','quiet lake ab
a-3
eva lind
eva@quietlake.example
+46846500411',1,1,NULL,'','',NULL,'[]','SE Europe/Stockholm');
CREATE TABLE earlier_customers (
	id INTEGER NOT NULL, 
	import_id INTEGER NOT NULL, 
	customer_id INTEGER NOT NULL, 
	crm_id TEXT, 
	company TEXT NOT NULL, 
	country TEXT, 
	language TEXT, 
	time_zone TEXT, 
	account_owner TEXT NOT NULL, 
	revenue BIGINT, 
	currency TEXT, 
	renewal_on DATE, 
	customer_since DATE, 
	last_contact_on DATE, 
	health INTEGER, 
	nps INTEGER, 
	segment TEXT NOT NULL, 
	open_cases INTEGER, 
	do_not_call BOOLEAN DEFAULT 0 NOT NULL, 
	notes TEXT NOT NULL, 
	contacts JSON NOT NULL, 
	found_by TEXT NOT NULL, 
	CONSTRAINT pk_earlier_customers PRIMARY KEY (id), 
	CONSTRAINT fk_earlier_customers_customer_id FOREIGN KEY(customer_id) REFERENCES customers (id) ON DELETE CASCADE, 
	CONSTRAINT fk_earlier_customers_import_id FOREIGN KEY(import_id) REFERENCES imports (id)
);
CREATE TABLE entries (
	id INTEGER NOT NULL, 
	call_list_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	customer_id INTEGER NOT NULL, 
	seat TEXT NOT NULL, 
	score FLOAT NOT NULL, 
	reason TEXT NOT NULL, 
	planned_at DATETIME NOT NULL, 
	zones JSON NOT NULL, 
	standby BOOLEAN NOT NULL, 
	state TEXT NOT NULL, 
	skipped_why TEXT NOT NULL, 
	CONSTRAINT pk_entries PRIMARY KEY (id), 
	CONSTRAINT fk_entries_call_list_id FOREIGN KEY(call_list_id) REFERENCES call_lists (id) ON DELETE CASCADE, 
	CONSTRAINT fk_entries_customer_id FOREIGN KEY(customer_id) REFERENCES customers (id)
);
INSERT INTO "entries" VALUES(1,1,1,1,'at-risk',73.359,'Health is 45 of 100; never called.','2026-11-24 15:00:00.000000','["Europe/Berlin"]',0,'done','');
INSERT INTO "entries" VALUES(2,1,2,3,'renewal',65.024,'Renews on 20 December; never called.','2026-11-24 15:12:00.000000','["Europe/Stockholm"]',0,'pending','');
INSERT INTO "entries" VALUES(3,1,3,2,'unheard',30.978,'Never called.','2026-11-24 15:24:00.000000','["Europe/London"]',0,'done','');
CREATE TABLE escalations (
	id INTEGER NOT NULL, 
	customer_id INTEGER NOT NULL, 
	raised_on DATE NOT NULL, 
	wants TEXT NOT NULL, 
	owner TEXT NOT NULL, 
	settled_on DATE, 
	CONSTRAINT pk_escalations PRIMARY KEY (id), 
	CONSTRAINT fk_escalations_customer_id FOREIGN KEY(customer_id) REFERENCES customers (id) ON DELETE CASCADE
);
CREATE TABLE events (
	id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	member TEXT NOT NULL, 
	action TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	row_id INTEGER NOT NULL, 
	"before" JSON, 
	"after" JSON, 
	CONSTRAINT pk_events PRIMARY KEY (id)
);
INSERT INTO "events" VALUES(1,'2026-11-28 22:04:33.087535','you@localhost','planning.set_program','program',1,'null','{"name": "Customer calls", "weekday": 1, "at": "16:00:00", "zone": "Etc/UTC", "country": "US", "minutes": 60, "call_minutes": 10, "buffer_minutes": 2, "starts_on": "2026-11-28", "calendar_uid": "d2fdee3b-0f3d-462c-aab3-736f55a1353a@callprogram", "executive_name": "", "executive_email": "", "executive_phone": "", "every_weeks": 1, "ends_on": null, "weeks": [], "guests": [], "private": false, "policy": {"name": "Balanced", "weights": {"promise": 400, "renewal": 62, "at-risk": 103, "escalation": 12, "unheard": 31, "new": 25, "happy": 10, "random": 2}, "at_least": {}, "at_most": {"at-risk": 60, "new": 20, "happy": 20}, "value_weight": 10, "waiting_weight": 32, "owner_share": 60, "segment_share": 100, "escalations": 2, "minimum_gap_weeks": 8, "renewal_days": 91, "new_days": 90, "risk_below_health": 60, "risk_from_cases": 2, "risk_until_nps": 4, "cadence": {"ideal_weeks": 26, "maximum_weeks": 52}, "cadences": {}}, "sign_off_days": null}');
INSERT INTO "events" VALUES(2,'2026-11-28 22:04:33.135122','you@localhost','planning.set_program','program',1,'{"executive_phone": "", "executive_email": "", "zone": "Etc/UTC", "country": "US", "executive_name": ""}','{"executive_phone": "+31201234567", "executive_email": "ada@example.com", "zone": "Europe/Amsterdam", "country": "NL", "executive_name": "Ada Voss"}');
INSERT INTO "events" VALUES(3,'2026-11-28 22:04:40.446258','you@localhost','membership.add','member',1,'null','{"email": "priya@example.com", "name": "Priya Rao", "roles": ["teammate"], "zone": "Europe/Amsterdam", "quiet_from": "20:00:00", "quiet_until": "07:00:00", "channel": "", "wants_digest": true, "serves": []}');
INSERT INTO "events" VALUES(4,'2026-11-28 22:04:49.479268','you@localhost','importing.bring_in','import',1,'null','{"file": "crm.csv", "imported_at": "2026-11-28T22:04:49.479268+00:00", "imported_by": "You", "encoding": "utf-8", "delimiter": ",", "header_row": 1, "mapping": {"crm_id": ["Account ID"], "company": ["Company"], "contact": ["Contact"], "email": ["Email"], "phone": ["Phone"], "country": ["Country"], "account_owner": ["Account Owner"], "revenue": ["Annual Revenue"], "currency": ["Currency"], "renewal_on": ["Renewal Date"], "health": ["Health"]}, "rows": 3, "created": 3, "updated": 0, "unchanged": 0, "merged": 0, "rejected": 0, "vanished": 0, "undone_at": null}');
INSERT INTO "events" VALUES(5,'2026-11-28 22:04:50.952431','you@localhost','profiles.save','import profile',1,'null','{"name": "weekly", "headers": ["account id", "account owner", "annual revenue", "company", "contact", "country", "currency", "email", "health", "phone", "renewal date"], "mapping": {"crm_id": ["Account ID"], "company": ["Company"], "contact": ["Contact"], "email": ["Email"], "phone": ["Phone"], "country": ["Country"], "account_owner": ["Account Owner"], "revenue": ["Annual Revenue"], "currency": ["Currency"], "renewal_on": ["Renewal Date"], "health": ["Health"]}, "region": "NL", "saved_at": "2026-11-28T22:04:50.952431+00:00", "saved_by": "You"}');
INSERT INTO "events" VALUES(6,'2026-11-23 10:00:05.923813','you@localhost','planning.freeze','call list',1,'null','{"week": "2026-W48", "entries": 3, "eligible": 3}');
INSERT INTO "events" VALUES(7,'2026-11-23 10:00:05.923813','you@localhost','planning.freeze','call list',1,'{"frozen_at": null, "state": "draft", "frozen_by": ""}','{"frozen_at": "2026-11-23T10:00:05.923813+00:00", "state": "frozen", "frozen_by": "You"}');
INSERT INTO "events" VALUES(8,'2026-11-23 10:00:05.923813','you@localhost','planning.freeze','message',1,'null','{"key": "call list 1, entry 1", "recipient": "priya@example.com", "letter": {"subject": "Ada Voss calls Moorlicht GmbH on Tuesday 24 November at 16:00", "opening": "Ada Voss calls Ines Feld of Moorlicht GmbH on Tuesday 24 November at 16:00.", "sections": [{"heading": "Why", "points": ["Health is 45 of 100; never called."]}], "link": "/coming?entry=1", "link_words": "Anything to know? Hold?", "closing": "An answer helps until Monday 23 November at 16:00. You get this because you look after Moorlicht GmbH."}, "due_at": "2026-11-23T10:00:05.923813+00:00", "queued_at": "2026-11-23T10:00:05.923813+00:00", "message_id": "<f9ec525e-5e59-4dcc-8d0c-20c0b520f5b2@callprogram>", "concerning": "entry 1", "reply_to": "", "enclosures": [], "at_once": false, "state": "waiting", "attempts": 0, "next_at": null, "sent_at": null, "trouble": ""}');
INSERT INTO "events" VALUES(9,'2026-11-23 10:00:05.923813','you@localhost','planning.freeze','message',2,'null','{"key": "call list 1, entry 3", "recipient": "priya@example.com", "letter": {"subject": "Ada Voss calls Tin Roof Ltd on Tuesday 24 November at 16:24", "opening": "Ada Voss calls Tom Reed of Tin Roof Ltd on Tuesday 24 November at 16:24.", "sections": [{"heading": "Why", "points": ["Never called."]}], "link": "/coming?entry=3", "link_words": "Anything to know? Hold?", "closing": "An answer helps until Monday 23 November at 16:00. You get this because you look after Tin Roof Ltd."}, "due_at": "2026-11-23T10:00:05.923813+00:00", "queued_at": "2026-11-23T10:00:05.923813+00:00", "message_id": "<59d8fd0d-cc41-48b2-b13d-e8fed0172825@callprogram>", "concerning": "entry 3", "reply_to": "", "enclosures": [], "at_once": false, "state": "waiting", "attempts": 0, "next_at": null, "sent_at": null, "trouble": ""}');
INSERT INTO "events" VALUES(10,'2026-11-28 22:05:09.599859','you@localhost','wrapping_up.log','entry',1,'{"state": "pending"}','{"state": "done"}');
INSERT INTO "events" VALUES(11,'2026-11-28 22:05:09.599859','you@localhost','wrapping_up.log','call',1,'null','{"customer_id": 1, "program_id": 1, "mode": "own-phone", "status": "completed", "phone": "+493023125014", "started_at": "2026-11-24T15:05:00+00:00", "entry_id": 1, "uncertain": false, "disposition": "connected", "answered_at": null, "ended_at": "2026-11-24T15:12:00+00:00", "seconds": 420, "note": "Wants the export fixed.", "reason": "", "provider_id": null, "customer_leg_id": null, "call_again_at": null, "note_writer": "", "mood": null, "themes": [], "press": null, "executive_phone": "", "dialled_at": null, "heard_at": null, "settled": false, "machine": false, "problem": "", "price": null, "price_currency": null, "incoming": false, "returned_at": null}');
INSERT INTO "events" VALUES(12,'2026-11-28 22:05:09.599859','you@localhost','wrapping_up.log','message',3,'null','{"key": "after call 1", "recipient": "priya@example.com", "letter": {"subject": "Ada Voss talked to Ines Feld of Moorlicht GmbH", "opening": "Ada Voss talked to Ines Feld of Moorlicht GmbH, on Tuesday 24 November at 16:05.", "sections": [{"heading": "What was said", "points": ["Wants the export fixed."]}], "link": "/customers?customer=c1", "link_words": "Look at Moorlicht GmbH", "closing": "You get this because you look after Moorlicht GmbH."}, "due_at": "2026-11-28T22:10:09.599859+00:00", "queued_at": "2026-11-28T22:05:09.599859+00:00", "message_id": "<9e68a6a5-dd61-4626-b304-af93dc1af64b@callprogram>", "concerning": "call 1", "reply_to": "", "enclosures": [], "at_once": false, "state": "waiting", "attempts": 0, "next_at": null, "sent_at": null, "trouble": ""}');
INSERT INTO "events" VALUES(13,'2026-11-28 22:05:17.687655','you@localhost','wrapping_up.log','entry',3,'{"state": "pending"}','{"state": "done"}');
INSERT INTO "events" VALUES(14,'2026-11-28 22:05:17.687655','you@localhost','wrapping_up.log','call',2,'null','{"customer_id": 2, "program_id": 1, "mode": "own-phone", "status": "completed", "phone": "+442079460011", "started_at": "2026-11-24T15:20:00+00:00", "entry_id": 3, "uncertain": false, "disposition": "rescheduled", "answered_at": null, "ended_at": "2026-11-28T22:05:17.687655+00:00", "seconds": null, "note": "Later please", "reason": "", "provider_id": null, "customer_leg_id": null, "call_again_at": null, "note_writer": "", "mood": null, "themes": [], "press": null, "executive_phone": "", "dialled_at": null, "heard_at": null, "settled": false, "machine": false, "problem": "", "price": null, "price_currency": null, "incoming": false, "returned_at": null}');
INSERT INTO "events" VALUES(15,'2026-11-28 22:05:17.687655','you@localhost','wrapping_up.log','message',4,'null','{"key": "after call 2", "recipient": "priya@example.com", "letter": {"subject": "Ada Voss called Tom Reed of Tin Roof Ltd: asked for another time", "opening": "Ada Voss called Tom Reed of Tin Roof Ltd: asked for another time, on Tuesday 24 November at 16:20.", "sections": [{"heading": "What was said", "points": ["Later please"]}], "link": "/customers?customer=c2", "link_words": "Look at Tin Roof Ltd", "closing": "You get this because you look after Tin Roof Ltd."}, "due_at": "2026-11-28T22:10:17.687655+00:00", "queued_at": "2026-11-28T22:05:17.687655+00:00", "message_id": "<a2c637d1-b356-4e26-b3b0-8d642dad9582@callprogram>", "concerning": "call 2", "reply_to": "", "enclosures": [], "at_once": false, "state": "waiting", "attempts": 0, "next_at": null, "sent_at": null, "trouble": ""}');
INSERT INTO "events" VALUES(16,'2026-11-28 22:05:25.671414','you@localhost','promising.promise','promise',1,'null','{"customer_id": 1, "text": "Send the export fix", "made_at": "2026-11-28T22:05:25.671414+00:00", "owner": "priya@example.com", "due_on": "2026-12-04", "state": "open", "made_in_call": null, "kept_at": null, "told_at": null, "withdrawn_why": "", "said": "", "doubt": "", "in_next_call": false}');
INSERT INTO "events" VALUES(17,'2026-11-28 22:05:25.671414','you@localhost','promising.promise','step of a promise',1,'null','{"commitment_id": 1, "at": "2026-11-28T22:05:25.671414+00:00", "member": "You", "what": "made", "words": ""}');
INSERT INTO "events" VALUES(18,'2026-11-28 22:05:25.671414','you@localhost','promising.promise','message',5,'null','{"key": "promise 1 priya@example.com 2026-12-04", "recipient": "priya@example.com", "letter": {"subject": "Promised to Moorlicht GmbH: Send the export fix", "opening": "Ada Voss counts on you: Send the export fix (Moorlicht GmbH), until 4 December 2026.", "sections": [], "link": "/commitments?promise=1", "link_words": "Keep it, move it, or say something about it", "closing": "You get this because it was promised in your name."}, "due_at": "2026-11-28T22:10:25.671414+00:00", "queued_at": "2026-11-28T22:05:25.671414+00:00", "message_id": "<0e2d086f-fb8a-4135-9132-fa64e24d5c20@callprogram>", "concerning": "commitment 1", "reply_to": "", "enclosures": [], "at_once": false, "state": "waiting", "attempts": 0, "next_at": null, "sent_at": null, "trouble": ""}');
INSERT INTO "events" VALUES(19,'2026-11-28 22:05:32.587826','you@localhost','promising.promise','promise',2,'null','{"customer_id": 1, "text": "Call again on Monday with the price list", "made_at": "2026-11-28T22:05:32.587826+00:00", "owner": "priya@example.com", "due_on": "2026-12-07", "state": "open", "made_in_call": null, "kept_at": null, "told_at": null, "withdrawn_why": "", "said": "", "doubt": "", "in_next_call": false}');
INSERT INTO "events" VALUES(20,'2026-11-28 22:05:32.587826','you@localhost','promising.promise','step of a promise',2,'null','{"commitment_id": 2, "at": "2026-11-28T22:05:32.587826+00:00", "member": "You", "what": "made", "words": ""}');
INSERT INTO "events" VALUES(21,'2026-11-28 22:05:32.587826','you@localhost','promising.promise','message',6,'null','{"key": "promise 2 priya@example.com 2026-12-07", "recipient": "priya@example.com", "letter": {"subject": "Promised to Moorlicht GmbH: Call again on Monday with the price list", "opening": "Ada Voss counts on you: Call again on Monday with the price list (Moorlicht GmbH), until 7 December 2026.", "sections": [], "link": "/commitments?promise=2", "link_words": "Keep it, move it, or say something about it", "closing": "You get this because it was promised in your name."}, "due_at": "2026-11-28T22:10:32.587826+00:00", "queued_at": "2026-11-28T22:05:32.587826+00:00", "message_id": "<1d4750a4-fe01-424e-b9f0-d218f39822c9@callprogram>", "concerning": "commitment 2", "reply_to": "", "enclosures": [], "at_once": false, "state": "waiting", "attempts": 0, "next_at": null, "sent_at": null, "trouble": ""}');
INSERT INTO "events" VALUES(22,'2026-11-28 22:05:39.871778','you@localhost','promising.promise','promise',3,'null','{"customer_id": 3, "text": "Ada to send the roadmap", "made_at": "2026-11-28T22:05:39.871778+00:00", "owner": "ada@example.com", "due_on": "2026-12-01", "state": "open", "made_in_call": null, "kept_at": null, "told_at": null, "withdrawn_why": "", "said": "", "doubt": "", "in_next_call": false}');
INSERT INTO "events" VALUES(23,'2026-11-28 22:05:39.871778','you@localhost','promising.promise','step of a promise',3,'null','{"commitment_id": 3, "at": "2026-11-28T22:05:39.871778+00:00", "member": "You", "what": "made", "words": ""}');
INSERT INTO "events" VALUES(24,'2026-11-28 22:05:39.871778','you@localhost','promising.promise','message',7,'null','{"key": "promise 3 ada@example.com 2026-12-01", "recipient": "ada@example.com", "letter": {"subject": "Promised to Quiet Lake AB: Ada to send the roadmap", "opening": "Ada Voss counts on you: Ada to send the roadmap (Quiet Lake AB), until 1 December 2026.", "sections": [], "link": "/commitments?promise=3", "link_words": "Keep it, move it, or say something about it", "closing": "You get this because it was promised in your name."}, "due_at": "2026-11-28T22:10:39.871778+00:00", "queued_at": "2026-11-28T22:05:39.871778+00:00", "message_id": "<705be429-8c83-415d-8aed-491ad96e78a6@callprogram>", "concerning": "commitment 3", "reply_to": "", "enclosures": [], "at_once": false, "state": "waiting", "attempts": 0, "next_at": null, "sent_at": null, "trouble": ""}');
CREATE TABLE hand_edits (
	id INTEGER NOT NULL, 
	program_id INTEGER NOT NULL, 
	week TEXT NOT NULL, 
	customer_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	made_at DATETIME NOT NULL, 
	made_by TEXT NOT NULL, 
	why TEXT NOT NULL, 
	CONSTRAINT pk_hand_edits PRIMARY KEY (id), 
	CONSTRAINT fk_hand_edits_program_id FOREIGN KEY(program_id) REFERENCES programs (id), 
	CONSTRAINT fk_hand_edits_customer_id FOREIGN KEY(customer_id) REFERENCES customers (id) ON DELETE CASCADE
);
CREATE TABLE holds (
	id INTEGER NOT NULL, 
	customer_id INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	until DATE NOT NULL, 
	asked_by TEXT NOT NULL, 
	asked_at DATETIME NOT NULL, 
	lifted_at DATETIME, 
	seen_at DATETIME, 
	CONSTRAINT pk_holds PRIMARY KEY (id), 
	CONSTRAINT fk_holds_customer_id FOREIGN KEY(customer_id) REFERENCES customers (id) ON DELETE CASCADE
);
CREATE TABLE import_profiles (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	headers JSON NOT NULL, 
	mapping JSON NOT NULL, 
	region TEXT NOT NULL, 
	saved_at DATETIME NOT NULL, 
	saved_by TEXT NOT NULL, 
	CONSTRAINT pk_import_profiles PRIMARY KEY (id), 
	CONSTRAINT uq_import_profiles_name UNIQUE (name)
);
INSERT INTO "import_profiles" VALUES(1,'weekly','["account id", "account owner", "annual revenue", "company", "contact", "country", "currency", "email", "health", "phone", "renewal date"]','{"crm_id": ["Account ID"], "company": ["Company"], "contact": ["Contact"], "email": ["Email"], "phone": ["Phone"], "country": ["Country"], "account_owner": ["Account Owner"], "revenue": ["Annual Revenue"], "currency": ["Currency"], "renewal_on": ["Renewal Date"], "health": ["Health"]}','NL','2026-11-28 22:04:50.952431','You');
CREATE TABLE imports (
	id INTEGER NOT NULL, 
	file TEXT NOT NULL, 
	imported_at DATETIME NOT NULL, 
	imported_by TEXT NOT NULL, 
	encoding TEXT NOT NULL, 
	delimiter TEXT NOT NULL, 
	header_row INTEGER NOT NULL, 
	mapping JSON NOT NULL, 
	rows INTEGER NOT NULL, 
	created INTEGER NOT NULL, 
	updated INTEGER NOT NULL, 
	unchanged INTEGER NOT NULL, 
	merged INTEGER NOT NULL, 
	rejected INTEGER NOT NULL, 
	undone_at DATETIME, vanished INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_imports PRIMARY KEY (id)
);
INSERT INTO "imports" VALUES(1,'crm.csv','2026-11-28 22:04:49.479268','You','utf-8',',',1,'{"crm_id": ["Account ID"], "company": ["Company"], "contact": ["Contact"], "email": ["Email"], "phone": ["Phone"], "country": ["Country"], "account_owner": ["Account Owner"], "revenue": ["Annual Revenue"], "currency": ["Currency"], "renewal_on": ["Renewal Date"], "health": ["Health"]}',3,3,0,0,0,0,NULL,0);
CREATE TABLE leaves (
	id INTEGER NOT NULL, 
	program_id INTEGER NOT NULL, 
	first DATE NOT NULL, 
	last DATE NOT NULL, 
	CONSTRAINT pk_leaves PRIMARY KEY (id), 
	CONSTRAINT fk_leaves_program_id FOREIGN KEY(program_id) REFERENCES programs (id)
);
CREATE TABLE members (
	id INTEGER NOT NULL, 
	email TEXT NOT NULL, 
	name TEXT NOT NULL, 
	roles JSON NOT NULL, 
	zone TEXT NOT NULL, 
	quiet_from TIME NOT NULL, 
	quiet_until TIME NOT NULL, 
	channel TEXT NOT NULL, wants_digest BOOLEAN DEFAULT 1 NOT NULL, serves JSON, 
	CONSTRAINT pk_members PRIMARY KEY (id), 
	CONSTRAINT uq_members_email UNIQUE (email)
);
INSERT INTO "members" VALUES(1,'priya@example.com','Priya Rao','["teammate"]','Europe/Amsterdam','20:00:00.000000','07:00:00.000000','',1,'[]');
CREATE TABLE messages (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	recipient TEXT NOT NULL, 
	letter JSON NOT NULL, 
	due_at DATETIME NOT NULL, 
	queued_at DATETIME NOT NULL, 
	message_id TEXT NOT NULL, 
	concerning TEXT NOT NULL, 
	reply_to TEXT NOT NULL, 
	enclosures JSON NOT NULL, 
	at_once BOOLEAN NOT NULL, 
	state TEXT NOT NULL, 
	attempts INTEGER NOT NULL, 
	next_at DATETIME, 
	sent_at DATETIME, 
	trouble TEXT NOT NULL, 
	CONSTRAINT pk_messages PRIMARY KEY (id), 
	CONSTRAINT uq_messages_key UNIQUE ("key", recipient), 
	CONSTRAINT uq_messages_message_id UNIQUE (message_id)
);
INSERT INTO "messages" VALUES(1,'call list 1, entry 1','priya@example.com','{"subject": "Ada Voss calls Moorlicht GmbH on Tuesday 24 November at 16:00", "opening": "Ada Voss calls Ines Feld of Moorlicht GmbH on Tuesday 24 November at 16:00.", "sections": [{"heading": "Why", "points": ["Health is 45 of 100; never called."]}], "link": "/coming?entry=1", "link_words": "Anything to know? Hold?", "closing": "An answer helps until Monday 23 November at 16:00. You get this because you look after Moorlicht GmbH."}','2026-11-23 10:00:05.923813','2026-11-23 10:00:05.923813','<f9ec525e-5e59-4dcc-8d0c-20c0b520f5b2@callprogram>','entry 1','','[]',0,'waiting',0,NULL,NULL,'');
INSERT INTO "messages" VALUES(2,'call list 1, entry 3','priya@example.com','{"subject": "Ada Voss calls Tin Roof Ltd on Tuesday 24 November at 16:24", "opening": "Ada Voss calls Tom Reed of Tin Roof Ltd on Tuesday 24 November at 16:24.", "sections": [{"heading": "Why", "points": ["Never called."]}], "link": "/coming?entry=3", "link_words": "Anything to know? Hold?", "closing": "An answer helps until Monday 23 November at 16:00. You get this because you look after Tin Roof Ltd."}','2026-11-23 10:00:05.923813','2026-11-23 10:00:05.923813','<59d8fd0d-cc41-48b2-b13d-e8fed0172825@callprogram>','entry 3','','[]',0,'waiting',0,NULL,NULL,'');
INSERT INTO "messages" VALUES(3,'after call 1','priya@example.com','{"subject": "Ada Voss talked to Ines Feld of Moorlicht GmbH", "opening": "Ada Voss talked to Ines Feld of Moorlicht GmbH, on Tuesday 24 November at 16:05.", "sections": [{"heading": "What was said", "points": ["Wants the export fixed."]}], "link": "/customers?customer=c1", "link_words": "Look at Moorlicht GmbH", "closing": "You get this because you look after Moorlicht GmbH."}','2026-11-28 22:10:09.599859','2026-11-28 22:05:09.599859','<9e68a6a5-dd61-4626-b304-af93dc1af64b@callprogram>','call 1','','[]',0,'waiting',0,NULL,NULL,'');
INSERT INTO "messages" VALUES(4,'after call 2','priya@example.com','{"subject": "Ada Voss called Tom Reed of Tin Roof Ltd: asked for another time", "opening": "Ada Voss called Tom Reed of Tin Roof Ltd: asked for another time, on Tuesday 24 November at 16:20.", "sections": [{"heading": "What was said", "points": ["Later please"]}], "link": "/customers?customer=c2", "link_words": "Look at Tin Roof Ltd", "closing": "You get this because you look after Tin Roof Ltd."}','2026-11-28 22:10:17.687655','2026-11-28 22:05:17.687655','<a2c637d1-b356-4e26-b3b0-8d642dad9582@callprogram>','call 2','','[]',0,'waiting',0,NULL,NULL,'');
INSERT INTO "messages" VALUES(5,'promise 1 priya@example.com 2026-12-04','priya@example.com','{"subject": "Promised to Moorlicht GmbH: Send the export fix", "opening": "Ada Voss counts on you: Send the export fix (Moorlicht GmbH), until 4 December 2026.", "sections": [], "link": "/commitments?promise=1", "link_words": "Keep it, move it, or say something about it", "closing": "You get this because it was promised in your name."}','2026-11-28 22:10:25.671414','2026-11-28 22:05:25.671414','<0e2d086f-fb8a-4135-9132-fa64e24d5c20@callprogram>','commitment 1','','[]',0,'waiting',0,NULL,NULL,'');
INSERT INTO "messages" VALUES(6,'promise 2 priya@example.com 2026-12-07','priya@example.com','{"subject": "Promised to Moorlicht GmbH: Call again on Monday with the price list", "opening": "Ada Voss counts on you: Call again on Monday with the price list (Moorlicht GmbH), until 7 December 2026.", "sections": [], "link": "/commitments?promise=2", "link_words": "Keep it, move it, or say something about it", "closing": "You get this because it was promised in your name."}','2026-11-28 22:10:32.587826','2026-11-28 22:05:32.587826','<1d4750a4-fe01-424e-b9f0-d218f39822c9@callprogram>','commitment 2','','[]',0,'waiting',0,NULL,NULL,'');
INSERT INTO "messages" VALUES(7,'promise 3 ada@example.com 2026-12-01','ada@example.com','{"subject": "Promised to Quiet Lake AB: Ada to send the roadmap", "opening": "Ada Voss counts on you: Ada to send the roadmap (Quiet Lake AB), until 1 December 2026.", "sections": [], "link": "/commitments?promise=3", "link_words": "Keep it, move it, or say something about it", "closing": "You get this because it was promised in your name."}','2026-11-28 22:10:39.871778','2026-11-28 22:05:39.871778','<705be429-8c83-415d-8aed-491ad96e78a6@callprogram>','commitment 3','','[]',0,'waiting',0,NULL,NULL,'');
CREATE TABLE occurrences (
	id INTEGER NOT NULL, 
	program_id INTEGER NOT NULL, 
	week TEXT NOT NULL, 
	starts_at DATETIME NOT NULL, 
	ends_at DATETIME NOT NULL, 
	skipped BOOLEAN NOT NULL, 
	lines JSON NOT NULL, 
	CONSTRAINT pk_occurrences PRIMARY KEY (id), 
	CONSTRAINT fk_occurrences_program_id FOREIGN KEY(program_id) REFERENCES programs (id), 
	CONSTRAINT uq_occurrences_program_id UNIQUE (program_id, week)
);
CREATE TABLE outlets (
	id INTEGER NOT NULL, 
	program_id INTEGER NOT NULL, 
	way TEXT NOT NULL, 
	is_on BOOLEAN NOT NULL, 
	in_step_at DATETIME, 
	sequence INTEGER, 
	secret TEXT NOT NULL, 
	etag TEXT NOT NULL, 
	trouble TEXT NOT NULL, 
	attempts INTEGER NOT NULL, 
	next_at DATETIME, 
	found JSON NOT NULL, 
	marks JSON NOT NULL, 
	CONSTRAINT pk_outlets PRIMARY KEY (id), 
	CONSTRAINT fk_outlets_program_id FOREIGN KEY(program_id) REFERENCES programs (id), 
	CONSTRAINT uq_outlets_program_id UNIQUE (program_id, way), 
	CONSTRAINT uq_outlets_secret UNIQUE (secret)
);
CREATE TABLE private_notes (
	id INTEGER NOT NULL, 
	call_id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	writer TEXT NOT NULL, 
	CONSTRAINT pk_private_notes PRIMARY KEY (id), 
	CONSTRAINT fk_private_notes_call_id FOREIGN KEY(call_id) REFERENCES calls (id) ON DELETE CASCADE, 
	CONSTRAINT uq_private_notes_call_id UNIQUE (call_id)
);
CREATE TABLE programs (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	weekday INTEGER NOT NULL, 
	at TIME NOT NULL, 
	zone TEXT NOT NULL, 
	country TEXT NOT NULL, 
	minutes INTEGER NOT NULL, 
	call_minutes INTEGER NOT NULL, 
	buffer_minutes INTEGER NOT NULL, 
	starts_on DATE NOT NULL, 
	calendar_uid TEXT NOT NULL, 
	executive_name TEXT NOT NULL, 
	executive_email TEXT NOT NULL, 
	executive_phone TEXT NOT NULL, policy JSON, sign_off_days INTEGER, every_weeks INTEGER DEFAULT '1' NOT NULL, ends_on DATE, weeks JSON, guests JSON, private BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_programs PRIMARY KEY (id), 
	CONSTRAINT uq_programs_name UNIQUE (name)
);
INSERT INTO "programs" VALUES(1,'Customer calls',1,'16:00:00.000000','Europe/Amsterdam','NL',60,10,2,'2026-11-28','d2fdee3b-0f3d-462c-aab3-736f55a1353a@callprogram','Ada Voss','ada@example.com','+31201234567','{"name": "Balanced", "weights": {"promise": 400, "renewal": 62, "at-risk": 103, "escalation": 12, "unheard": 31, "new": 25, "happy": 10, "random": 2}, "at_least": {}, "at_most": {"at-risk": 60, "new": 20, "happy": 20}, "value_weight": 10, "waiting_weight": 32, "owner_share": 60, "segment_share": 100, "escalations": 2, "minimum_gap_weeks": 8, "renewal_days": 91, "new_days": 90, "risk_below_health": 60, "risk_from_cases": 2, "risk_until_nps": 4, "cadence": {"ideal_weeks": 26, "maximum_weeks": 52}, "cadences": {}}',NULL,1,NULL,'[]','[]',0);
CREATE TABLE questions (
	id INTEGER NOT NULL, 
	program_id INTEGER NOT NULL, 
	seat TEXT NOT NULL, 
	texts JSON NOT NULL, 
	CONSTRAINT pk_questions PRIMARY KEY (id), 
	CONSTRAINT fk_questions_program_id FOREIGN KEY(program_id) REFERENCES programs (id), 
	CONSTRAINT uq_questions_program_id UNIQUE (program_id, seat)
);
CREATE TABLE remembered_exports (
	id INTEGER NOT NULL, 
	import_id INTEGER NOT NULL, 
	shape TEXT NOT NULL, 
	how TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	source JSON NOT NULL, 
	oddities BLOB NOT NULL, 
	CONSTRAINT pk_remembered_exports PRIMARY KEY (id), 
	CONSTRAINT fk_remembered_exports_import_id FOREIGN KEY(import_id) REFERENCES imports (id), 
	CONSTRAINT uq_remembered_exports_shape UNIQUE (shape)
);
INSERT INTO "remembered_exports" VALUES(1,1,'abcc4fbac525acd5135e0fe03a86e88c polars 2.1.0, x86_64, 2','7d83ff96b63b255b9d0accd854064ef2','228f2f69d2280daed07e4da3c6ff04ce1bdf071e918fad51813eb0ef0f778b229c3fb1a27df570e05b36b8ca02b53dd68e1e5d2fcd538ac4ca388042b7fea846','{"source": {"file": "crm.csv", "encoding": "utf-8", "delimiter": ",", "header_row": 1, "headers": ["Account ID", "Company", "Contact", "Email", "Phone", "Country", "Account Owner", "Annual Revenue", "Currency", "Renewal Date", "Health"], "mapping": {"crm_id": ["Account ID"], "company": ["Company"], "contact": ["Contact"], "email": ["Email"], "phone": ["Phone"], "country": ["Country"], "account_owner": ["Account Owner"], "revenue": ["Annual Revenue"], "currency": ["Currency"], "renewal_on": ["Renewal Date"], "health": ["Health"]}, "system": null, "offered": {}}, "shape": "abcc4fbac525acd5135e0fe03a86e88c", "rows": 3, "good": 3, "rejects": []}',X'4152524F5731000004000000F2FFFFFF140000000400010000000A000B0008000A000400F8FFFFFF0C0000000800080000000400070000001C010000EC000000BC00000090000000640000003400000004000000ECFEFFFF1C00000010000000080000000102000000000000E6FEFFFF4000000004000000686173680000000018FFFFFF180000001000000008000000011800000000000080FFFFFF0800000073657665726974790000000044FFFFFF1800000010000000080000000118000000000000ACFFFFFF070000006D657373616765006CFFFFFF1800000010000000080000000118000000000000D4FFFFFF0500000076616C756500000094FFFFFF1C00000010000000080000000118000000000000FCFFFFFF0400040006000000636F6C756D6E0000C0FFFFFF1C00000010000000080000000102000000000000BAFFFFFF2000000005000000706C616365000000ECFFFFFF3400000020000000180000000102000010001200040010001100080000000C0000000000F6FFFFFF20000000000006000800040003000000726F770000000000FFFFFFFF0000000004000000ECFFFFFF280000002000000014000000040000000C0012001000040008000C00000000000000000000000000F8FFFFFF0C0000000800080000000400070000001C010000EC000000BC00000090000000640000003400000004000000ECFEFFFF1C00000010000000080000000102000000000000E6FEFFFF4000000004000000686173680000000018FFFFFF180000001000000008000000011800000000000080FFFFFF0800000073657665726974790000000044FFFFFF1800000010000000080000000118000000000000ACFFFFFF070000006D657373616765006CFFFFFF1800000010000000080000000118000000000000D4FFFFFF0500000076616C756500000094FFFFFF1C00000010000000080000000118000000000000FCFFFFFF0400040006000000636F6C756D6E0000C0FFFFFF1C00000010000000080000000102000000000000BAFFFFFF2000000005000000706C616365000000ECFFFFFF3400000020000000180000000102000010001200040010001100080000000C0000000000F6FFFFFF20000000000006000800040003000000726F7700A00100004152524F5731');
CREATE TABLE remembered_keys (
	id INTEGER NOT NULL, 
	import_id INTEGER NOT NULL, 
	written_by TEXT NOT NULL, 
	keys BLOB NOT NULL, 
	CONSTRAINT pk_remembered_keys PRIMARY KEY (id)
);
INSERT INTO "remembered_keys" VALUES(1,1,'polars 2.1.0, x86_64, 2',X'4152524F5731000004000000F2FFFFFF140000000400010000000A000B0008000A000400F8FFFFFF0C0000000800080000000400020000003800000004000000BCFFFFFF2400000010000000080000000102000000000000F6FFFFFF400000000000060008000400030000006B657900ECFFFFFF3800000020000000180000000102000010001200040010001100080000000C0000000000F4FFFFFF20000000010000000800090004000800020000006F66000000000000FFFFFFFFB000000004000000ECFFFFFFC00000000000000014000000040003000C001300100012000C000400EAFFFFFF0C000000000000005C0000001000000000000A00140004000C001000040000000000000000000000000000000000000000000000000000003000000000000000400000000000000000000000000000004000000000000000600000000000000000000000020000000C0000000000000000000000000000000C00000000000000000000000000000001000000020000000300000001000000020000000300000001000000020000000300000001000000020000000300000000000000000000000000000000000000FFD6B6146FD2C5A4F674E4B08198EBB215BB2FDF1631CDD845F9A096173F93BDB21FE8371B763AAFF5F5B6431741FB926F392897BE5A692722AF7345ADBE2492AFFEC4FD7E501DB6AD51D7F8293E0CCA1C06944F2145036823A2C66E4A9A51A10000000000000000000000000000000000000000000000000000000000000000FFFFFFFF0000000004000000ECFFFFFF400000003800000014000000040000000C0012001000040008000C0001000000B800000000000000B800000000000000C0000000000000000000000000000000F8FFFFFF0C0000000800080000000400020000003800000004000000BCFFFFFF2400000010000000080000000102000000000000F6FFFFFF400000000000060008000400030000006B657900ECFFFFFF3800000020000000180000000102000010001200040010001100080000000C0000000000F4FFFFFF20000000010000000800090004000800020000006F6600D70000004152524F5731');
CREATE TABLE remembered_rows (
	id INTEGER NOT NULL, 
	export_id INTEGER NOT NULL, 
	import_id INTEGER NOT NULL, 
	count INTEGER NOT NULL, 
	rows BLOB NOT NULL, 
	CONSTRAINT pk_remembered_rows PRIMARY KEY (id), 
	CONSTRAINT fk_remembered_rows_export_id FOREIGN KEY(export_id) REFERENCES remembered_exports (id) ON DELETE CASCADE
);
INSERT INTO "remembered_rows" VALUES(1,1,1,3,X'4152524F5731000004000000F2FFFFFF140000000400010000000A000B0008000A000400F8FFFFFF0C000000080008000000040004000000A00000006800000034000000040000005CFFFFFF1800000010000000080000000106000000000000D0FFFFFF08000000646F75627466756C0000000088FFFFFF1C00000010000000080000000106000000000000FCFFFFFF040004000800000063616C6C61626C6500000000B8FFFFFF2800000010000000080000000102000000000000F4FFFFFF40000000010000000800090004000800020000006F660000ECFFFFFF3400000020000000180000000102000010001200040010001100080000000C0000000000F6FFFFFF40000000000006000800040004000000686173680000000000000000FFFFFFFF1001000004000000ECFFFFFF000100000000000014000000040003000C001300100012000C000400EAFFFFFF03000000000000009C0000001000000000000A00140004000C00100008000000000000000000000000000000000000000000000000000000180000000000000040000000000000000000000000000000400000000000000018000000000000008000000000000000000000000000000080000000000000000100000000000000C0000000000000000000000000000000C0000000000000000100000000000000000000000400000003000000000000000000000000000000030000000000000000000000000000000300000000000000000000000000000003000000000000000000000000000000F2978BFFA4E369788D0F113C7C6F01CF6439D10DB047CEEA00000000000000000000000000000000000000000000000000000000000000000000000000000000020000000000000003000000000000000100000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000700000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000FFFFFFFF0000000004000000ECFFFFFF400000003800000014000000040000000C0012001000040008000C00010000002001000000000000180100000000000000010000000000000000000000000000F8FFFFFF0C000000080008000000040004000000A00000006800000034000000040000005CFFFFFF1800000010000000080000000106000000000000D0FFFFFF08000000646F75627466756C0000000088FFFFFF1C00000010000000080000000106000000000000FCFFFFFF040004000800000063616C6C61626C6500000000B8FFFFFF2800000010000000080000000102000000000000F4FFFFFF40000000010000000800090004000800020000006F660000ECFFFFFF3400000020000000180000000102000010001200040010001100080000000C0000000000F6FFFFFF4000000000000600080004000400000068617368003D0100004152524F5731');
CREATE TABLE reminders (
	id INTEGER NOT NULL, 
	commitment_id INTEGER NOT NULL, 
	audience TEXT NOT NULL, 
	recipient TEXT NOT NULL, 
	due_on DATE NOT NULL, 
	slot DATE NOT NULL, 
	next_on DATE NOT NULL, 
	message_id INTEGER NOT NULL, 
	CONSTRAINT pk_reminders PRIMARY KEY (id), 
	CONSTRAINT fk_reminders_commitment_id FOREIGN KEY(commitment_id) REFERENCES commitments (id) ON DELETE CASCADE, 
	CONSTRAINT uq_reminders_commitment_id UNIQUE (commitment_id, audience, recipient, due_on, slot)
);
CREATE TABLE series (
	id INTEGER NOT NULL, 
	program_id INTEGER NOT NULL, 
	uid TEXT NOT NULL, 
	sequence INTEGER NOT NULL, 
	stamped_at DATETIME NOT NULL, 
	appointment JSON NOT NULL, 
	CONSTRAINT pk_series PRIMARY KEY (id), 
	CONSTRAINT fk_series_program_id FOREIGN KEY(program_id) REFERENCES programs (id), 
	CONSTRAINT uq_series_program_id UNIQUE (program_id), 
	CONSTRAINT uq_series_uid UNIQUE (uid)
);
CREATE TABLE steps (
	id INTEGER NOT NULL, 
	commitment_id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	member TEXT NOT NULL, 
	what TEXT NOT NULL, 
	words TEXT NOT NULL, 
	CONSTRAINT pk_steps PRIMARY KEY (id), 
	CONSTRAINT fk_steps_commitment_id FOREIGN KEY(commitment_id) REFERENCES commitments (id) ON DELETE CASCADE
);
INSERT INTO "steps" VALUES(1,1,'2026-11-28 22:05:25.671414','You','made','');
INSERT INTO "steps" VALUES(2,2,'2026-11-28 22:05:32.587826','You','made','');
INSERT INTO "steps" VALUES(3,3,'2026-11-28 22:05:39.871778','You','made','');
CREATE TABLE told_apart (
	id INTEGER NOT NULL, 
	one_id INTEGER NOT NULL, 
	other_id INTEGER NOT NULL, 
	decided_at DATETIME NOT NULL, 
	decided_by TEXT NOT NULL, 
	CONSTRAINT pk_told_apart PRIMARY KEY (id), 
	CONSTRAINT fk_told_apart_one_id FOREIGN KEY(one_id) REFERENCES customers (id) ON DELETE CASCADE, 
	CONSTRAINT fk_told_apart_other_id FOREIGN KEY(other_id) REFERENCES customers (id) ON DELETE CASCADE, 
	CONSTRAINT uq_told_apart_one_id UNIQUE (one_id, other_id)
);
CREATE TABLE write_backs (
	id INTEGER NOT NULL, 
	shape TEXT NOT NULL, 
	since DATE NOT NULL, 
	written_at DATETIME NOT NULL, 
	written_by TEXT NOT NULL, 
	keys JSON NOT NULL, 
	CONSTRAINT pk_write_backs PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ix_customers_crm_id ON customers (crm_id);
CREATE INDEX ix_customers_created_in ON customers (created_in);
CREATE INDEX ix_events_row ON events (kind, row_id);
CREATE INDEX ix_earlier_customers_customer_id ON earlier_customers (customer_id);
CREATE INDEX ix_earlier_customers_import_id ON earlier_customers (import_id);
CREATE INDEX ix_entries_call_list_id ON entries (call_list_id);
CREATE INDEX ix_entries_customer_id ON entries (customer_id);
CREATE INDEX ix_calls_customer_id ON calls (customer_id);
CREATE INDEX ix_calls_entry_id ON calls (entry_id);
CREATE INDEX ix_calls_started_at ON calls (started_at);
CREATE INDEX ix_commitments_customer_id ON commitments (customer_id);
CREATE INDEX ix_commitments_state ON commitments (state);
CREATE INDEX ix_customers_touched_in ON customers (touched_in);
CREATE INDEX ix_told_apart_other_id ON told_apart (other_id);
CREATE INDEX ix_aliases_customer_id ON aliases (customer_id);
CREATE INDEX ix_messages_concerning ON messages (concerning);
CREATE INDEX ix_messages_state ON messages (state);
CREATE INDEX ix_holds_customer_id ON holds (customer_id);
CREATE INDEX ix_answers_entry_id ON answers (entry_id);
CREATE INDEX ix_customers_corrected ON customers (id) WHERE corrections <> '[]';
CREATE INDEX ix_customers_account_owner ON customers (account_owner);
CREATE INDEX ix_customers_place ON customers (place, do_not_call);
CREATE INDEX ix_customers_currency ON customers (currency, revenue);
CREATE INDEX ix_customers_snoozed ON customers (snoozed_until) WHERE snoozed_until IS NOT NULL;
CREATE INDEX ix_hand_edits_program_id ON hand_edits (program_id);
CREATE INDEX ix_hand_edits_customer_id ON hand_edits (customer_id);
CREATE INDEX ix_escalations_customer_id ON escalations (customer_id);
CREATE UNIQUE INDEX one_call_a_press ON calls (press);
CREATE UNIQUE INDEX one_ringing_call ON calls (executive_phone) WHERE executive_phone <> '' AND ended_at IS NULL;
CREATE INDEX ix_calls_unsettled ON calls (started_at) WHERE mode <> 'own-phone' AND NOT settled;
CREATE INDEX ix_remembered_rows_export_id ON remembered_rows (export_id);
CREATE INDEX ix_customers_vanished_in ON customers (vanished_in) WHERE vanished_in IS NOT NULL;
CREATE INDEX ix_leaves_program_id ON leaves (program_id);
CREATE INDEX ix_commitments_made_in_call ON commitments (made_in_call);
CREATE INDEX ix_commitments_due ON commitments (state, due_on);
CREATE INDEX ix_commitments_owner ON commitments (owner, state, due_on);
CREATE INDEX ix_steps_commitment_id ON steps (commitment_id);
CREATE INDEX ix_reminders_message_id ON reminders (message_id);
CREATE INDEX ix_write_backs_shape ON write_backs (shape);
CREATE INDEX ix_calls_incoming ON calls (started_at) WHERE incoming;
COMMIT;
