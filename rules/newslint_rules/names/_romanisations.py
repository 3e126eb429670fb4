"""Well-known names from other scripts with the forms that English news gives them, a name a line."""

from typing import Final

NAMES: Final = """
Kim Jong Un / Kim Jong-un / Kim Jong Eun / Kim Jong-eun / Kim Chong-un
Kim Jong Il / Kim Jong-il / Kim Chong-il
Kim Il Sung / Kim Il-sung
Park Chung-hee / Park Chung Hee / Pak Chong-hui
Syngman Rhee / Rhee Syngman / Yi Sung-man
Zelenskyy / Zelensky / Zelenskiy / Zelenskyi / Zelenski
Gaddafi / Qaddafi / Kadhafi / Gadhafi / Khadafy / Gadafi / Qadhafi / Kaddafi
Khrushchev / Khruschev / Kruschev / Krushchev
Yeltsin / Jelzin / Eltsin
Gorbachev / Gorbachov / Gorbatchev
Putin / Poutine
Trotsky / Trotskii / Trotski / Trotzky
Tchaikovsky / Chaikovsky / Tschaikowsky
Dostoevsky / Dostoyevsky / Dostoevskii / Dostoyevskiy / Dostoevski
Tolstoy / Tolstoi
Solzhenitsyn / Solzhenitsin
Rachmaninoff / Rachmaninov / Rakhmaninov
Shostakovich / Schostakowitsch
Prokofiev / Prokofieff
Chekhov / Tchekhov / Tchekov
Nabokov / Nabokoff
Lukashenko / Lukashenka
Timoshenko / Tymoshenko
Poroshenko / Poroschenko
Navalny / Navalnyi / Nawalny
Lavrov / Lawrow
Shoigu / Shoygu
Prigozhin / Prigoshin
Kadyrov / Kadirov
Mao Zedong / Mao Tse-tung / Mao Tsetung
Zhou Enlai / Chou En-lai
Deng Xiaoping / Teng Hsiao-ping
Chiang Kai-shek / Jiang Jieshi / Chiang Kaishek
Sun Yat-sen / Sun Yatsen / Sun Zhongshan
Lee Teng-hui / Li Denghui
Tsai Ing-wen / Cai Yingwen
Lao Tzu / Laozi / Lao Tse
Sun Tzu / Sunzi / Sun Tse
Hosni Mubarak / Husni Mubarak
Sisi / Sissi / el-Sisi / al-Sisi / el-Sissi / al-Sissi
Morsi / Mursi / Morsy
Nasser / Nasir
Khomeini / Khomeiny / Khumayni
Khamenei / Khamenai / Khameini
Ahmadinejad / Ahmedinejad / Ahmadinezhad
Rouhani / Rohani / Ruhani
Raisi / Raeisi
Saddam Hussein / Saddam Husayn / Saddam Hussain
Osama bin Laden / Usama bin Laden / Osama bin Ladin / Usama bin Ladin
Zawahiri / Zawahri / al-Zawahiri / al-Zawahri
Baghdadi / Bagdadi / al-Baghdadi / al-Bagdadi
Sadr / al-Sadr
Maliki / al-Maliki
Nasrallah / Nasralla
Erdogan / Erdoghan
Netanyahu / Nethanyahu / Natanyahu
Hezbollah / Hizbullah / Hizbollah / Hezballah / Hizballah
Al Qaeda / Al Qaida / al-Qaeda / al-Qaida / Al-Qaeda / Al-Qaida / Al Queda
Taliban / Taleban
Hamas / Hammas
Boko Haram / Boku Haram
Al Shabaab / al-Shabab / Al Shabab / al-Shabaab / Al-Shabaab / Al-Shabab
Al Jazeera / al-Jazeera / Al Jazira / al-Jazira / Al-Jazeera
Quran / Koran / Qur'an / Qu'ran
Ramadan / Ramazan
Eid al-Fitr / Id al-Fitr / Eid ul-Fitr
Hanukkah / Chanukah / Hanukah / Chanukkah
Ayatollah / Ayatullah
Shiite / Shi'ite / Shia
Houthi / Huthi
Houthis / Huthis
Uighur / Uyghur / Uygur / Uigur
Uighurs / Uyghurs / Uygurs / Uigurs
Rohingya / Rohinga
Bashar al-Assad / Bashar el-Assad / Bashar Assad
Kuomintang / Guomindang
"""

PLACES: Final = """
Kyiv / Kiev / Kyyiv
Kharkiv / Kharkov
Lviv / Lvov
Odesa / Odessa
Dnipro / Dnieper / Dnepropetrovsk
Chernobyl / Chornobyl
Luhansk / Lugansk
Zaporizhzhia / Zaporozhye / Zaporizhia / Zaporizhzhya
Mykolaiv / Nikolaev / Nikolayev
Beijing / Peking
Guangzhou / Canton
Nanjing / Nanking
Tianjin / Tientsin
Chongqing / Chungking
Xinjiang / Sinkiang
Guangdong / Kwangtung
Fujian / Fukien
Qingdao / Tsingtao
Xiamen / Amoy
Mumbai / Bombay
Kolkata / Calcutta
Chennai / Madras
Bengaluru / Bangalore
Pune / Poona
Kochi / Cochin
Thiruvananthapuram / Trivandrum
Varanasi / Benares / Banaras
Yangon / Rangoon
Myanmar / Burma
Dhaka / Dacca
Chattogram / Chittagong
Ho Chi Minh City / Saigon
Busan / Pusan
Incheon / Inchon
Gwangju / Kwangju
Daegu / Taegu
Taipei / Taibei
Kaohsiung / Gaoxiong
Tehran / Teheran
Isfahan / Esfahan
Mecca / Makkah
Medina / Madinah
Jeddah / Jiddah / Jidda
Riyadh / Riyad / Riad
Sanaa / Sana'a / San'a
Fallujah / Falluja / Faluja
Basra / Basrah
Mosul / Mossul
Raqqa / Raqa / Rakka
Homs / Hims
Benghazi / Bengazi
Misrata / Misurata
Marrakesh / Marrakech
Khartoum / Khartum
Darfur / Dar Fur
Qatar / Katar
Kuwait / Koweit
Yerevan / Erevan
Almaty / Alma-Ata
Astana / Nur-Sultan
Bishkek / Frunze
Turkmenistan / Turkmenia
Belarus / Byelorussia / Belorussia
Moldova / Moldavia
Kyrgyzstan / Kirgizstan / Kirghizstan / Kyrghyzstan
Tajikistan / Tadzhikistan / Tadjikistan
Chechnya / Chechnia / Tchetchenia
Sevastopol / Sebastopol
Gdansk / Danzig
Eswatini / Swaziland
Cabo Verde / Cape Verde
Timor-Leste / East Timor
Ivory Coast / Cote d'Ivoire / Côte d'Ivoire
Turkiye / Turkey
Czechia / Czech Republic
Pyongyang / Pyeongyang
Ulaanbaatar / Ulan Bator
Nablus / Nabulus
Jenin / Djenin
Rafah / Rafiah
"""
