"""Make the word lists of the view of names: given names, common words that open sentences, and places.

    python -m training.names --data DATA --census CENSUS --faker FAKER --out FOLDER

`CENSUS` is the folder with `dist.female.first`, `dist.male.first` and `dist.all.last` of the US census of 1990
(public domain; PyPI `names`), `FAKER` the folder `faker/providers/person` (MIT; PyPI `faker`), DATA the news and the
CIA World Factbook.
`words.txt` has a line for every list, its name, a colon, its words; the underscores of places are spaces.
`surnames.txt` holds the most frequent surnames.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import unicodedata
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from training.corpus import articles

MOST = 20_000  # surnames, from the most frequent

LOCALES = (
    "en_US en_GB en_IE en_NZ en_IN en_NG en_KE en_PK es_ES es_MX es_AR es_CO es_CL fr_FR de_DE de_AT it_IT pt_BR pt_PT "
    "nl_NL nl_BE sv_SE no_NO da_DK fi_FI pl_PL cs_CZ sk_SK hu_HU ro_RO hr_HR sl_SI et_EE lv_LV lt_LT tr_TR id_ID "
    "ga_IE tw_GH yo_NG ig_NG ha_NG zu_ZA sw"
).split()

# Names of other scripts as English news writes them, and those of today that a census of 1990 lacks.
MORE = {
    "m ar": """Abbas Abdallah Abdel Abdul Abdulaziz Abdulkarim Abdullah Abdulrahman Abed Adel Adnan Ahmad Ahmed Akram
        Ali
        Alaa Amer Amin Amir Ammar Anas Anwar Aref Ashraf Atef Awad Ayman Aziz Bahaa Bakr Bandar Bashar Basel
        Basim Bassam
        Bassem Bilal Ehab Emad Essam Fadi Fahad Fahd Faisal Faris Farouk Fathi Fawzi Fayez Fouad Fuad Ghassan
        Habib Hafez
        Haider Haitham Hamad Hamdi Hamid Hamza Hani Hasan Hashem Hassan Hatem Haytham Hesham Hicham Hisham Hosni Hossam
        Husam Hussain Hussein Ibrahim Idris Imad Imran Ismail Issa Iyad Jaber Jabir Jafar Jalal Jamal Jamil Jassim Jawad
        Kamal Karam Karim Khaled Khalid Khalifa Khalil Latif Luai Mahdi Maher Mahmoud Majed Majid Malik Mansour Marwan
        Mazen Mehdi Moammar Mohamed Mohammad Mohammed Mohsen Moustafa Mounir Muammar Muhammad Muhannad Munir Mustafa
        Nabil Nader Naguib Naif Naji Najib Naseem Naser Nasser Nayef Nizar Noureddine Omar Osama Othman Qasim Qassem
        Rachid Rafic Rafik Rafiq Raed Rami Ramzi Rashad Rashid Rauf Riad Riyad Riyadh Saad Saddam Sadiq Saeed Said Salah
        Saleh Salem Salim Salman Sami Samir Sayed Shaker Sharif Sherif Sobhi Suleiman Sultan Taha Tahar Talal
        Tamer Tariq
        Tarek Tareq Tawfiq Turki Usama Usman Wael Waleed Walid Yahya Yasin Yasir Yasser Younes Youssef Yousef Yusuf Zaid
        Zakaria Zayed Ziad Zuhair""",
    "f ar": """Aisha Aida Aliya Amal Amina Amira Asma Aya Ayesha Basma Dalia Dina Fadwa Farah Fatema Fatima Fatma
        Ghada Hala Hanan Hend Huda Iman Jamila Khadija Laila Latifa Layla Leila Lubna Lujain Maha Manal Mariam Maryam
        Mona Nada Nadia Nahla Naima Najla Nawal Noor Noura Nur Rana Rania Rasha Reem Rima Safa Salma Samira Sana Sara
        Sawsan Shaima Shireen Suha Tawakkol Warda Yasmin Yasmine Yusra Zahra Zainab Zaynab Zeinab""",
    "m fa": """Abolhassan Akbar Alireza Ardeshir Arash Asghar Babak Bahram Behrouz Behzad Dariush Davoud Ebrahim
        Esmail Farhad Farid Farzad Gholam Gholamhossein Hashemi Heydar Hojjat Hormoz Hossein Iraj Javad Kamran Kaveh
        Khosrow Manouchehr Mahmood Masoud Massoud Mehran Mir Mohsen Morteza Mostafa Nasrollah Parviz Payam Pouya Qasem
        Ramin Reza Rouhollah Saeed Sadegh Shahram Siamak Sohrab Vahid Yaghoub""",
    "f fa": "Azadeh Elham Farah Fariba Fereshteh Forough Golnaz Mahsa Masih Mina Narges Nasrin Neda Niloufar Parisa "
    "Roya Shirin Simin Shohreh Soheila Zahra Zohreh",
    "m he": """Aharon Amir Amnon Amos Arieh Ariel Arye Avi Avigdor Avraham Aviv Benjamin Benny Binyamin Boaz Chaim
        Danny Dov Ehud Eitan Eli Eliezer Elyakim Ezer Gadi Gideon Gilad Haim Itamar Itzhak Ilan Moshe Meir Menachem
        Mordechai Nadav Naftali Natan Nir Ofer Oren Reuven Ron Rafi Shaul Shimon Shlomo Shmuel Tzachi Uri Uzi
        Yaakov Yair
        Yehuda Yigal Yisrael Yitzhak Yoav Yoel Yona Yonatan Yosef Yossi Yossef Yuval Zalman Zeev Zvi""",
    "f he": "Ayelet Dalia Gila Golda Hadas Hagit Limor Merav Michal Miri Noa Orly Orna Orit Ofra Rivka Ruti Shelly "
    "Shulamit Tal Tamar Tzipi Yael Yuli Zehava",
    "m ru": """Akhmat Aleksandr Aleksei Alexander Alexandr Alexei Alexey Anatoli Anatoly Andrei Andrey Anton Arkady
        Arseniy Artem Artyom Boris Bogdan Denis Dmitri Dmitriy Dmitry Dmytro Eduard Fyodor Gennadi Gennady Georgi Georgy
        German Grigori Grigory Igor Ilya Iosif Ivan Kirill Konstantin Kostyantyn Lavrenty Leonid Lev Maksim
        Maxim Mikhail
        Mykhailo Mykola Nikita Nikolai Nikolay Oleg Oleh Oleksandr Oleksiy Oleksii Pavel Pavlo Petro Pyotr Ramzan Roman
        Rostislav Ruslan Semyon Sergei Sergey Serhiy Serhii Shamil Stanislav Stepan Svyatoslav Taras Timur Vadim Vadym
        Valentin Valeri Valery Valeriy Vasily Vasyl Viacheslav Viktor Vitali Vitaly Vitaliy Vladimir Vladislav Volodymyr
        Vyacheslav Vsevolod Yakov Yaroslav Yegor Yevgeni Yevgeny Yevhen Yuri Yuriy Zakhar""",
    "f ru": """Aleksandra Alla Anastasia Anastasiya Anna Antonina Daria Darya Dina Ekaterina Elena Galina Inna Irina
        Iryna Katerina Kateryna Ksenia Larisa Liudmila Ludmila Lyubov Lyudmila Margarita Maria Marina Nadezhda Natalia
        Natalya Nataliya Oksana Oleksandra Olena Olga Olha Polina Raisa Sofia Sofya Svetlana Tamara Tatiana Tatyana
        Tetiana Valentina Valentyna Vera Veronika Viktoria Yekaterina Yelena Yulia Yuliya Zhanna Zinaida Zoya""",
    "m sr": """Aleksandar Aleksander Alija Ante Bakir Biljan Blagoje Bojan Boro Borislav Branko Bratislav Darko Dejan
        Dragan Drago Dusan Emir Franjo Goran Haris Ibrahim Ivica Ivo Izet Janez Jovan Jovica Kiro Ljube Ljubo Luka Marko
        Milan Mile Milo Milorad Milos Miodrag Mirko Miroslav Mladen Momcilo Momir Naser Nebojsa Nenad Nikola Novak
        Predrag Radoslav Radovan Ramush Ratko Sali Sasa Sefer Slavko Slobodan Srdjan Stipe Stjepan Toma Tomislav Veljko
        Vlatko Vojislav Vuk Zdravko Zeljko Zivko Zlatko Zoran""",
    "f sr": "Biljana Biserka Dragana Gordana Jadranka Jelena Jovanka Kolinda Ljiljana Milica Mirjana Mira Nada Nevena "
    "Radmila Sanja Slavica Snezana Svetlana Tijana Vesna Vjosa Zorana Zorica",
    "m in": """Abhishek Aditya Ajay Ajit Akhilesh Amar Amit Amitabh Anand Anil Anurag Arjun Arun Arvind Ashok Ashwin
        Atal Bal Bharat Chandra Deepak Devendra Dilip Dinesh Ganesh Gautam Girish Gopal Govind Gurpreet Hardeep Hari
        Harish Hemant Inder Jagdish Jagmohan Jairam Jawaharlal Jaswant Kamal Kapil Kiran Kishore Krishna Kumar Lal
        Lalit Madhav Mahesh Mahinda Manmohan Manish Manoj Mohan Morarji Mukesh Mukul Murali Nandan Narendra Naresh
        Narayan Naveen Navin Nitin Nitish Omkar Palaniappan Pankaj Prabhakaran Pradeep Prakash Pramod Pranab Prasad
        Prashant Praveen Prem Rahul Raj Raja Rajat Rajeev Rajendra Rajesh Rajiv Rajnath Rakesh Ram Raman Ramesh Ranil
        Ranjan Ratan Ravi Rohit Sachin Sandeep Sanjay Sanjeev Satish Satya Shankar Sharad Shashi Shiv Shivraj
        Sourav Subhash
        Sudhir Sukhbir Sundar Sunil Suresh Sushil Tejasvi Uday Uddhav Umesh Varun Vajpayee Venkat Venkatesh Vijay Vikram
        Vinay Vinod Virat Vishal Vishwanath Vivek Yashwant Yogi""",
    "f in": """Aditi Aishwarya Ananya Anita Anjali Anuradha Aparna Aruna Asha Deepika Divya Droupadi Geeta Gita Hema
        Indira Indu Jaya Jayalalithaa Jyoti Kamala Kareena Kavita Lakshmi Lalita Lata Leela Madhuri Mamata
        Maneka Mayawati
        Meena Meera Meira Menaka Nalini Neha Nirmala Padma Pooja Pratibha Preeti Priya Priyanka Radha Rajni Rani Rekha
        Renuka Ritu Savita Seema Shalini Shanti Sheila Shikha Shreya Smriti Sneha Sonia Sudha Sujata Sumitra Sunita
        Sushma Swati Uma Usha Vandana Vasundhara Vidya""",
    "m pk": """Altaf Aamir Abid Asif Asim Ata Ayub Babar Bilawal Ejaz Faiz Farooq Ghulam Gohar Hafiz Haroon Hina
        Iftikhar
        Ijaz Imtiaz Inzamam Iqbal Ishaq Jahangir Javed Junaid Kashif Khurshid Khawaja Mahbub Makhdoom Maulana Mian Mirza
        Moeed Moin Mufti Muttahir Nadeem Naveed Nawaz Parvez Pervaiz Pervez Rauf Rehman Sajid Salahuddin Sardar Sartaj
        Shahbaz Shahid Shaukat Sheikh Shehbaz Shoaib Syed Tahir Wajid Waqar Wasim Yousaf Yousuf Zafar Zaheer Zahid
        Zardari Zia Zubair Zulfikar Zulfiqar Hamid Ashraf Abdullah Gulbuddin Burhanuddin Mullah""",
    "f pk": "Asma Benazir Bushra Fatima Fauzia Hina Khaleda Malala Maryam Mukhtar Nusrat Rehana Sania Sharmeen Sheikh "
    "Sherry Taslima Tehmina Zaheera Begum",
    "m af": """Abiodun Abiy Abubakar Adama Adewale Akinwumi Alassane Alhaji Alpha Amadou Aminu Atiku Bola Boubacar
        Chinedu Chinua Chukwuemeka Cyril Daouda Dlamini Ebenezer Emeka Emmerson Evariste Femi Frelimo Goodluck Hage
        Hailemariam Haile Idriss Ikechukwu Isaias Jomo Kagiso Kgalema Khama Kofi Kwame Kwabena Kwasi Laurent Levy
        Lungu Macky Mahamadou Mamadou Mangosuthu Melchior Meles Mobutu Modibo Moise Moussa Muhammadu Mwai Ngozi Nana
        Nangolo Nelson Nnamdi Obinna Olusegun Omoyele Oumar Ousmane Paul Pieter Raila Sani Sekou Seretse Seyni
        Sese Sipho
        Tendai Thabo Themba Tunde Uhuru Umaru Wole Yahya Yoweri Yakubu Zine""",
    "f af": "Aminata Asha Ama Amara Abena Akua Chimamanda Chioma Ellen Fatou Fatoumata Graca Grace Joice Khadijatou "
    "Mariama Ngozi Nkosazana Nomvula Ngina Obiageli Oby Samia Thandi Thuli Wangari Winnie Yaa Zanele Zodwa",
    "m ja": """Akihito Akio Akira Atsushi Eiji Eisuke Fumio Haruhiko Haruki Hayao Hideki Hideo Hirofumi Hirohito Hiroshi
        Hiroyuki Hisashi Ichiro Isao Itaru Jiro Junichiro Junji Kazuhiko Kazuo Keiji Keizo Ken Kenichi Kenji
        Kiichi Kiyoshi
        Koichi Koji Makoto Masahiko Masahiro Masaki Masao Masaru Masayoshi Masayuki Mitsuo Morihiro Motohiro Naoki Naoto
        Naruhito Noboru Nobuo Nobuyuki Osamu Ryutaro Ryu Sadaharu Satoru Satoshi Seiji Shigeru Shinichi Shintaro Shinya
        Shinzo Shohei Shoichi Susumu Tadashi Takashi Takeo Takeshi Takuya Taro Tatsuya Tetsuo Tetsuya Tomiichi Toru
        Toshihiko Toshio Toshiki Toshiyuki Tsutomu Yasuhiro Yasuo Yohei Yoichi Yoshihide Yoshihiko Yoshiro
        Yoshio Yoshitaka
        Yukio Yusuke Yutaka""",
    "f ja": "Akiko Ayako Chiaki Emiko Eriko Fumiko Fusako Hanako Haruka Hiroko Hisako Junko Kaori Kazuko Keiko Kumiko "
    "Kyoko Mai Makiko Mariko Masako Mayumi Megumi Michiko Midori Mieko Miki Naoko Naomi Noriko Reiko Rie Risa Sadako "
    "Sakura Sanae Satoko Seiko Tomoko Yoko Yoshiko Yuko Yukiko Yumi Yumiko Yuriko",
    "m th": "Abhisit Anand Anutin Banharn Bhumibol Boonlert Chatichai Chavalit Chuan Narong Prayut Prayuth Prem "
    "Somchai "
    "Somkid Srettha Suchinda Supachai Surayud Surin Suthep Thaksin Thanathorn Wichai",
    "f th": "Paetongtarn Pojaman Sirikit Sudarat Yingluck Sirindhorn",
    "m id": "Abdurrahman Agus Airlangga Anies Bambang Budi Djoko Ginandjar Gus Joko Jusuf Mahathir Megat Najib Anwar "
    "Prabowo Ismail Susilo Sukarno Suharto Surya Tommy Wiranto Yusril Muhyiddin Hishammuddin Zahid Basuki Gibran Luhut",
    "f id": "Megawati Retno Sri Siti Wan Nurul Tri Puan Susi Khofifah Nadiem Rosmah Wahidah",
    "m en2": """Aidan Aiden Alastair Alasdair Alistair Angus Archie Ashton Asher Austin Avery Barack Barnaby Braden
        Brayden Brendan Caden Caleb Callum Cillian Colm Conor Connor Cormac Damien Damian Declan Deshawn Dominic Eamon
        Eoin Ethan Euan Ewan Fergal Fergus Fintan Finn Finlay Gareth Gavin Graeme Hamish Huw Iain Ieuan Imran
        Jaden Jayden
        Jed Jonny Keir Kieran Kwasi Lachlan Leif Liam Logan Lorcan Mason Mitt Newt Niall Nigel Oisin Oscar Owain Padraig
        Piers Quentin Rhys Rishi Ruairi Rupert Ryan Sadiq Sajid Seamus Sean Simeon Tarquin Tiernan Toby Tristan Tyler
        Vaughan Zac Zach Zachary Zane Jair Recep Viktor Uli Pope Emmanuel Volodymyr Andriy Oskar Mateusz Donald""",
    "f en2": """Aine Aisling Alexa Amelie Angharad Aoife Ariana Ava Bronwyn Caitlin Carys Cerys Chloe Ciara Clodagh
        Condoleezza Deirdre Eimear Eilidh Eilish Elspeth Eluned Emer Fionnuala Fiona Gemma Gillian Grainne
        Hillary Imogen
        Isla Jacinda Jemima Kirsty Maeve Mairead Meghan Moira Morag Niamh Nicola Nuala Oonagh Oprah Orla Pippa Philippa
        Poppy Priti Roisin Saoirse Sian Sinead Siobhan Sorcha Suella Tamsin Theresa Una Ursula Yvette Zara Zoe Ngozi
        Elke Christine Giorgia Mette Sanna Kaja Magdalena Greta Simone Venus Angela Ines Aicha""",
    "m is": "Arnar Bjarni Bjorn Einar Geir Gudni Gunnar Halldor Jon Olafur Sigmundur Sigurdur Steingrimur Thor",
    "f is": "Birgitta Bjork Gudrun Halla Johanna Katrin Kristrun Sigridur Vigdis",
    "e en": "Alex Ashley Casey Charlie Chris Courtney Dale Dana Drew Frankie Jackie Jamie Jesse Jessie Jo Jordan Jude "
    "Kelly Kerry Kim Kit Lee Leigh Leslie Lesley Lindsay Lindsey Lynn Mel Morgan Nat Nicky Pat Paddy Quinn Reese Riley "
    "Robin Rory Rowan Sacha Sam Sandy Sasha Shannon Shelley Sidney Stacy Sydney Taylor Terry Tony Tracy Vivian Jean "
    "Jan "
    "Andrea Nicola Gabriele Simone Michele Daniele Laurence Yannick Camille Dominique Claude Sade Ariel Avery",
}

# Given names of the sources that the newswire knows as something else first.
NO_GIVEN_NAMES = frozenset(
    """
    an the in my may so do de del van von la le el san santa st bin ibn sunday monday friday april june july
    august september october november december january february march china india israel jordan georgia virginia
    carolina dakota montana nevada florida asia africa europe america london paris dallas houston austin denver
    phoenix boston cleveland princess prince king queen duke baron earl royal major general sergeant bishop dean
    judge justice mayor senator doctor young long little no see man men war son sun sea art will bill and for
    not all new many some such this that who how long she he her his they we you me him one two three first second
    south north east west central golden diamond crystal pearl love hope trinity mercy honor honour charity destiny
    heaven victory unity liberty freedom state city royal bank cash trust law page price case chance rich sterling
    dollar house many ok forest river rain sky star storm summer winter autumn spring season world nation lord lady sir
    miss master mister pope saint jesus christ god buddha cloud reuters bay ford chase wells star royce merrill
    goldman morgan lehman solomon barclay santiago milan florence vienna sofia kent chelsea lincoln madison
    brooklyn comfort echo glory harmony honey loan numbers peace sang song soon tiny velvet windy yen brain harsh job
    junior lucky noble cuba kenya chad congo mali oman ireland england scotland wales britain holland france
    germany lorraine
    """.split()
) - frozenset(
    "jordan virginia georgia morgan florence sofia milan ford chase kent lincoln madison will bill dean "
    "rich hope may april june august young santiago dallas austin chelsea solomon".split()
)

NO_PLACES = frozenset(
    """
    January February March April June July August September October November December Aero Annex Budvar Douglas
    Fichtel Fig Global_Services Hebrew Hong_Kong_Telecom Hong_Kong_Telecommunications Hongkong_Telecom Husky Pearson_Plc
    Pontiac Radegast Hamilton Concord Flint Loy_Yang Congress Parliament Chisinau_in_Romanian Hamilton Jamestown
    """.split()
)


def folded(name: str) -> str:
    """A name without its accents."""
    return "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))


def faker_names(folder: Path, locale: str) -> Iterator[tuple[str, str]]:
    """Gender and given name as a provider lists them, in Latin letters only."""
    path = folder / locale / "__init__.py"
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
            continue
        target = node.targets[0].id
        gender = {"first_names_female": "f", "first_names_male": "m"}.get(target)
        if gender is None:
            continue
        for constant in ast.walk(node.value):
            if isinstance(constant, ast.Constant) and isinstance(constant.value, str):
                yield gender, constant.value


def census_names(folder: Path, least: float) -> Iterator[tuple[str, str, float]]:
    for gender, name in (("f", "female"), ("m", "male")):
        for line in (folder / f"dist.{name}.first").read_text().splitlines():
            word, share, *_ = line.split()
            if float(share) >= least:
                yield gender, word.capitalize(), float(share)


def given_names(census: Path, faker: Path) -> dict[str, tuple[str, str]]:
    """Gender (f, m, e for either) and language of every given name; the language that is read first wins."""
    weight: defaultdict[str, Counter[str]] = defaultdict(Counter)
    language: dict[str, str] = {}
    for key, words in MORE.items():
        gender, tongue = key.split()
        for word in words.split():
            weight[word][gender] += 5 if gender == "e" else 1
            language[word] = tongue.rstrip("2")
    ours = frozenset(language)
    for gender, word, share in census_names(census, 0.002):
        weight[word][gender] += 0 if word in ours else share
        language.setdefault(word, "en")
    for locale in LOCALES:
        for gender, word in faker_names(faker, locale):
            for part in (word, folded(word)):
                if re.fullmatch(r"[A-ZÀ-Ž][a-zà-ž]+(?:-[A-ZÀ-Ž][a-zà-ž]+)?", part):
                    if part not in language:
                        language[part] = locale.partition("_")[0]
                    if (language[part] == locale.partition("_")[0] and language[part] != "en") or part not in weight:
                        weight[part][gender] += 1
    found = {}
    for word, counts in weight.items():
        if len(word) < 2 or word.lower() in NO_GIVEN_NAMES:
            continue
        total = counts.total() or 1
        gender = "e"
        for one in "fm":
            if counts[one] >= 0.9 * total:
                gender = one
        found[word] = (gender, language[word])
    return found


WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
START = re.compile(r"(?:^|[.!?:;\"“”‘’'(\[•–—-]|\n)\s*$")


def news_words(data: Path) -> tuple[list[str], list[str]]:
    """Words that news writes in lower case, of those that open sentences; and capital words that mostly follow “in”."""
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    opening: Counter[str] = Counter()
    placed: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for article in articles(data):
        text = article.text
        seen_lower, seen_capital, seen_opening = set(), set(), set()
        for match in WORD.finditer(text):
            word = match[0]
            if word.islower():
                seen_lower.add(word)
            elif word[0].isupper() and word[1:].islower():
                if START.search(text[max(0, match.start() - 6) : match.start()]):
                    seen_opening.add(word.lower())
                else:
                    seen_capital.add(word.lower())
        lower.update(seen_lower)
        capital.update(seen_capital)
        opening.update(seen_opening)
        for match in re.finditer(
            r"\b(?:(in|near|across|outside|throughout) )?((?:[A-Z][a-z]+)(?: [A-Z][a-z]+){0,2})\b(?!-)", text
        ):
            every[match[2]] += 1
            placed[match[2]] += bool(match[1])
    common = sorted(
        word for word, count in lower.items() if opening[word] >= 2 and count >= 8 and count > 3 * capital[word]
    )
    places = sorted(word for word, count in every.items() if count >= 12 and placed[word] >= 0.3 * count)
    return common, places


def factbook_places(data: Path) -> set[str]:
    found = set()
    with zipfile.ZipFile(data / "facts" / "factbook.zip") as archive:
        for name in archive.namelist():
            if not name.endswith(".json"):
                continue
            government = json.loads(archive.read(name)).get("Government", {})
            country = government.get("Country name", {})
            found.add(country.get("conventional short form", {}).get("text", ""))
            found.add(government.get("Capital", {}).get("name", {}).get("text", ""))
    plain = {re.split(r"[(;<,]", one)[0].strip().removeprefix("the ") for one in found}
    return {one for one in plain if re.fullmatch(r"[A-ZÀ-Ž][\w'’-]+(?: [\w'’-]+){0,5}", one) and one != "None"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "census", "faker", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    lists: defaultdict[str, list[str]] = defaultdict(list)
    common, placed = news_words(options.data)
    given = {
        word: known
        for word, known in given_names(options.census, options.faker).items()
        if known[1] == "en" or word.lower() not in common
    }
    for word, (gender, language) in given.items():
        lists[f"{gender} {language}"].append(word)
    places = {one for one in placed if one not in given and one.lower() not in common} | factbook_places(options.data)
    places = {place for place in places if place.replace(" ", "_") not in NO_PLACES}
    lists["common"] = common
    lists["places"] = [place.replace(" ", "_") for place in places]
    text = "".join(f"{name}: {' '.join(sorted(words))}\n" for name, words in sorted(lists.items()))
    options.out.joinpath("words.txt").write_text(text, encoding="utf-8")
    last = (line.split()[0].capitalize() for line in (options.census / "dist.all.last").read_text().splitlines()[:MOST])
    kept = sorted(name for name in last if name.lower() not in common and len(name) > 3)
    options.out.joinpath("surnames.txt").write_text(" ".join(kept) + "\n", encoding="utf-8")
    print({name: len(words) for name, words in lists.items()})


if __name__ == "__main__":
    main()
