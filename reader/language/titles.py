"""Courtesies, ranks, honours and offices that stand before a name, and what follows one."""

from __future__ import annotations

from reader.language.wordlists import load_words, words

MALE_TITLES = words("""
    Mr Sir Lord Father Fr King Prince Baron Count Duke Earl Emperor Master Monsieur Monsignor Herr
    Senor Señor Signor Sheikh Sheik Alhaji Oba Shri Padre Don Dom
    Brother Pope Imam Ayatollah Mullah Congressman
    Abbot Messrs
    """)
FEMALE_TITLES = words("""
    Mrs Ms Miss Dame Lady Madam Mme Mlle Madame Mademoiselle Sister Queen Princess Baroness
    Countess Duchess Empress Alhaja Hajia Hajiya Daw Smt Kumari Doña Frau Senora
    Señora Signora Congresswoman
    """)
COURTESIES = (
    MALE_TITLES
    | FEMALE_TITLES
    | words("""
    Mx Dr Drs Prof Profs Professor Doctor Rev Revd Reverend Hon Honourable Honorable Rt Right Saint
    Sen Sens Senator Senators Rep Reps Representative Gov Govs Governor Pres President Cllr
    Councillor Judge Justice Bishop Archbishop Cardinal Rabbi Pastor Vicar Canon Archdeacon Deacon
    Maulana Gen General Col Colonel Maj Major Capt Captain Cpt Cmdr Cdr Commander Lt
    Lieutenant Sgt Sergeant Sargeant Cpl Corporal Pte Pvt Private Brig Brigadier Adm Admiral
    Marshal Commodore Ensign Airman Rifleman Guardsman Fusilier Trooper Bombardier Gunner Squadron
    Wing Flight Petty Warrant Lance Staff Insp Inspector Supt Superintendent Det Detective Const
    Constable PC WPC DC DCI DI DS DSI PCSO Chief Deputy Asst Assistant Vice Sheriff Officer Agent
    Coach Comrade Adv Advocate Amb Ambassador Chancellor Premier Minister Secretary Chairman
    Chairwoman Chairperson Mayor Taoiseach Tanaiste Speaker Attorney Atty Solicitor Nurse Sultan
    Emir Emperor
    Tsar Kaiser Shah Hajj Hajji Haji Swami Guru Lama Sayyid Begum Archduke Viscount Marquess
    Marquis Vice-President Vice-Chairman Vice-Admiral Rear-Admiral Lieutenant-Colonel Major-General
    Lieutenant-General Brigadier-General Sergeant-Major Co-Chairman Ex-President Secretary-General
    Governor-General Director-General Alhaji Alhaja Hajia Hajiya Mallam Engr Barr ASP DSP CSP Oba
    Oloye Otunba Daw Datuk Dato Datin Tun Tengku Shri Sri Smt Kumari Pandit Ustad LCpl SSgt CSgt
    WO1 WO2 AC1 Prefect Metropolitan Patriarch Mzee Bapak Ibu Don Doña Dom Padre Dra Ing Mufti
    Maulvi Qari Hojatoleslam Sayed Syed Uncle Aunt Auntie Grandpa Grandma Granny Nana Skipper
    """)
)
"""Words that, with a capital, stand before a name and are no part of it."""

KEPT_TITLES = words("Baby")
"""Words before a protected or known name that are part of it: "Baby P"."""

SUFFIXES = words("Jr Jnr Sr Snr II III IV Jr. Sr. Junior Senior Esq Esq.")
"""What may follow a name as part of it."""

POST_NOMINALS = words("""
    MP MPs MSP MEP TD AM MS QC KC SC CBE OBE MBE KBE KCB CB GBE DBE PhD MD DDS RN JP VC
    """)
"""What may follow a name and is no part of it."""

PARTICLES = words("""
    de De da Da di Di do Do dos Dos das du Du del Del della Della delle der Der den Den des van Van
    Abdel Abdul Abd Te Ó Ní Nic
    von Von zu zur ten Ten ter Ter te la La le Le lo al Al el El bin Bin ibn Ibn bint ben Ben abu
    Abu ould Ould y e af av vom St San Mac Ap ap
    """)
"""Words that bind the parts of a family name."""

BINDING_PARTICLES = words("van von de der di da du del della bin ibn dos das")
"""Particles that are no English words: a family name can begin with one, "van Dyke"."""

LOWER_PARTICLES = frozenset(word for word in PARTICLES if word.islower())

KIN = words("""
    husband wife widow widower father mother parents son sons daughter daughters brother brothers
    sister sisters twin uncle aunt nephew niece cousin cousins grandfather grandmother grandson
    granddaughter grandsons granddaughters grandchildren stepson stepdaughter stepfather stepmother
    half-brother half-sister fiance fiancé fiancee fiancée boyfriend girlfriend partner children
    mum mam mom dad nan gran grandad granny
    """)
"""Kin: whoever is named beside one, "her husband, Ivo,", is a person."""

ROLE_NOUNS = load_words("roles") | KIN
"""What a person is, in lower case: "spokesman", "mayor", "striker"."""
