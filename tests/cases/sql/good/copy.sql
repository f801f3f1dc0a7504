COPY public.places (id, name, name_english) FROM stdin;
1	北の池	North Pond
2	南の\t池	\N
3	西の池	West Pond
\.

SELECT 1;
INSERT INTO x VALUES (1, '終わり', 'End');
